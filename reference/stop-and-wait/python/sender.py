"""Sends the lines of standard input, each until it is acknowledged."""
import socket
import struct
import sys

DATA, ACK, END = 1, 2, 3
TIMEOUT = 1.0
TRIES = 20


def deliver(sock, kind, seq, body=b""):
    for _ in range(TRIES):
        sock.send(struct.pack("!BI", kind, seq) + body)
        if acknowledged(sock, seq):
            return
    sys.exit("no acknowledgement: giving up")


def acknowledged(sock, seq):
    sock.settimeout(TIMEOUT)
    while True:
        try:
            answer = sock.recv(2048)
        except (socket.timeout, ConnectionRefusedError):
            return False
        if answer == struct.pack("!BI", ACK, seq):
            return True


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect((host, port))
        seq = 0
        for line in sys.stdin:
            deliver(sock, DATA, seq, line.rstrip("\n").encode())
            seq += 1
        deliver(sock, END, seq)


main()
