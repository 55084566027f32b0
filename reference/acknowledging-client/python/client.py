"""Greets a server and prints its answer. Usage: client.py [HOST [PORT]]"""

import socket
import sys


def receive_all(conn):
    parts = []
    while part := conn.recv(4096):
        parts.append(part)
    return b"".join(parts)


def greet(host, port):
    with socket.create_connection((host, port)) as conn:
        conn.sendall(b"Hello, server!")
        return receive_all(conn)


def main(host="127.0.0.1", port="12345"):
    try:
        answer = greet(host, int(port))
    except OSError as problem:
        sys.exit(f"client.py: no server at {host} port {port}: {problem.strerror}")
    if not answer:
        sys.exit("client.py: the server closed without an answer")
    print("Response from server:", answer.decode())


if __name__ == "__main__":
    main(*sys.argv[1:])
