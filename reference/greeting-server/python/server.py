"""Greets everyone who connects, and closes. Usage: server.py [HOST [PORT]]"""

import socket
import sys


def greet(conn):
    with conn:
        try:
            conn.sendall(b"Hello! You are connected.\n")
        except OSError:
            pass  # The client has gone already: nobody is left to greet.


def main(host="127.0.0.1", port="8080"):
    with socket.create_server((host, int(port))) as listener:
        while True:
            conn, _address = listener.accept()
            greet(conn)


if __name__ == "__main__":
    main(*sys.argv[1:])
