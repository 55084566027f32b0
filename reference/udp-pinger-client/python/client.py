"""Sends ten pings by UDP and reports what came back. Usage: client.py [HOST [PORT]]"""

import socket
import sys
import time

COUNT = 10
TIMEOUT = 1.0


def ping(sock, server, number):
    """The round-trip time in seconds, or None where no answer came in time."""
    began = time.monotonic()
    sock.sendto(b"ping %d" % number, server)
    while (left := began + TIMEOUT - time.monotonic()) > 0:
        sock.settimeout(left)
        try:
            data, sender = sock.recvfrom(2048)
        except OSError:
            continue  # Nothing came, or nobody is there.
        if data == b"pong %d" % number and sender == server:
            return time.monotonic() - began
    return None


def main(host="127.0.0.1", port="12000"):
    received = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for number in range(1, COUNT + 1):
            seconds = ping(sock, (host, int(port)), number)
            if seconds is None:
                print(f"{number}: lost", flush=True)
            else:
                received += 1
                print(f"{number}: {seconds * 1000:.3f} ms", flush=True)
    print(f"{COUNT} sent, {received} received, {100 * (COUNT - received) // COUNT}% lost", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
