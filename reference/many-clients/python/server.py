"""Numbers the lines of its clients. Usage: server.py [HOST [PORT]]"""

import socket
import sys
import threading


def serve(conn):
    with conn, conn.makefile("rb") as lines:
        try:
            for number, line in enumerate(lines, 1):
                conn.sendall(b"%d %s" % (number, line))
        except OSError:
            pass  # The client has vanished.


def main(host="127.0.0.1", port="9000"):
    with socket.create_server((host, int(port)), backlog=100) as listener:
        while True:
            conn, _address = listener.accept()
            threading.Thread(target=serve, args=(conn,), daemon=True).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
