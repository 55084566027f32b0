"""A key-value store over UDP: a datagram with `=` writes, one without asks."""
import socket
import sys


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    store = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((host, port))
        while True:
            request, sender = sock.recvfrom(65535)
            key, equals, value = request.partition(b"=")
            if not equals:
                answer = b"Key-Value 1.0" if key == b"version" else store.get(key, b"")
                sock.sendto(key + b"=" + answer, sender)
            elif key != b"version":
                store[key] = value


main()
