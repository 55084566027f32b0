"""Sends every byte back as it came. Usage: server.py [HOST [PORT]]"""

import socket
import sys
import threading


def echo(conn):
    while data := conn.recv(4096):
        conn.sendall(data)


def serve(conn):
    try:
        echo(conn)
    except OSError:
        pass  # The client broke the connection off: nobody is left to answer.
    finally:
        conn.close()


def main(host="127.0.0.1", port="8080"):
    with socket.create_server((host, int(port))) as listener:
        while True:
            conn, _address = listener.accept()
            threading.Thread(target=serve, args=(conn,), daemon=True).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
