"""Sends data.json to everyone who connects. Usage: server.py [HOST [PORT]]"""

import json
import socket
import sys


def send_data(conn):
    with open("data.json", encoding="utf-8") as file:
        data = json.load(file)
    conn.sendall(json.dumps(data).encode())


def serve(conn):
    with conn:
        try:
            send_data(conn)
        except ConnectionError:
            pass  # The client has gone already: nobody is left to serve.


def main(host="127.0.0.1", port="12345"):
    with socket.create_server((host, int(port))) as listener:
        while True:
            conn, _address = listener.accept()
            serve(conn)


if __name__ == "__main__":
    main(*sys.argv[1:])
