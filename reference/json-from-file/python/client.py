"""Receives a customer as JSON and prints who it is. Usage: client.py [HOST [PORT]]"""

import json
import socket
import sys


def receive_all(conn):
    parts = []
    while part := conn.recv(4096):
        parts.append(part)
    return b"".join(parts)


def fetch(host, port):
    with socket.create_connection((host, port)) as conn:
        return receive_all(conn)


def main(host="127.0.0.1", port="12345"):
    try:
        customer = json.loads(fetch(host, int(port)))
    except OSError as problem:
        sys.exit(f"client.py: no server at {host} port {port}: {problem.strerror}")
    except ValueError as problem:
        sys.exit(f"client.py: the server did not send JSON: {problem}")
    print(f"{customer['name']} is {customer['age']} years old and lives in {customer['city']}.")


if __name__ == "__main__":
    main(*sys.argv[1:])
