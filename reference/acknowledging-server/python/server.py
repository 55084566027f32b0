"""Prints each client's message and acknowledges it. Usage: server.py [HOST [PORT]]"""

import socket
import sys


def acknowledge(conn):
    message = conn.recv(1024)
    if not message:
        return
    print("Received:", message.decode(errors="replace"), flush=True)
    conn.sendall(b"Message received!")


def serve(conn):
    with conn:
        try:
            acknowledge(conn)
        except OSError:
            pass  # The client broke the connection off: nobody is left to answer.


def main(host="127.0.0.1", port="12345"):
    with socket.create_server((host, int(port))) as listener:
        while True:
            conn, _address = listener.accept()
            serve(conn)


if __name__ == "__main__":
    main(*sys.argv[1:])
