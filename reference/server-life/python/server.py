"""Tells each client its number. Usage: server.py [HOST [PORT]]"""

import itertools
import socket
import sys


def main(_host="127.0.0.1", port="8080"):
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("", int(port)))
    listener.listen(5)
    for number in itertools.count(1):
        conn, _address = listener.accept()
        try:
            conn.sendall(f"You are client {number}\n".encode())
        except OSError:
            pass  # The client has left already.
        conn.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
