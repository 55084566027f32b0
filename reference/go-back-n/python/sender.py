"""Sends the lines of standard input, four of them unacknowledged at the most."""
import socket
import struct
import sys
import time

DATA, ACK, END = 1, 2, 3
WINDOW = 4
TIMEOUT = 1.0
TRIES = 20


def read_messages():
    lines = [line.rstrip("\n").encode() for line in sys.stdin]
    data = [struct.pack("!BI", DATA, seq) + body for seq, body in enumerate(lines)]
    return data + [struct.pack("!BI", END, len(lines))]


def next_acknowledgement(sock, deadline):
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            return None
        sock.settimeout(left)
        try:
            answer = sock.recv(2048)
        except socket.timeout:
            return None
        except ConnectionRefusedError:
            continue
        kind, seq = struct.unpack("!BI", answer[:5])
        if kind == ACK:
            return seq


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect((host, port))
        send_all(sock, read_messages())


def send_all(sock, messages):
    base = following = tries = 0
    deadline = time.monotonic() + TIMEOUT
    while base < len(messages):
        while following < min(base + WINDOW, len(messages)):
            sock.send(messages[following])
            following += 1
        seq = next_acknowledgement(sock, deadline)
        if seq is None:
            tries += 1
            if tries == TRIES:
                sys.exit("no acknowledgement: giving up")
            for message in messages[base:following]:
                sock.send(message)
            deadline = time.monotonic() + TIMEOUT
        elif base <= seq < following:
            base, tries = seq + 1, 0
            deadline = time.monotonic() + TIMEOUT


main()
