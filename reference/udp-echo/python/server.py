"""Sends every datagram back as it came. Usage: server.py [HOST [PORT]]"""

import socket
import sys

LARGEST = 65535


def main(host="127.0.0.1", port="8080"):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        sock.bind((host, int(port)))
        while True:
            data, sender = sock.recvfrom(LARGEST)
            sock.sendto(data, sender)


if __name__ == "__main__":
    main(*sys.argv[1:])
