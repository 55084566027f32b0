"""Prints each line once and acknowledges every copy."""
import socket
import struct
import sys

DATA, ACK, END = 1, 2, 3
LINGER = 2.5


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    wanted = None
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((host, port))
        while True:
            try:
                message, sender = sock.recvfrom(2048)
            except socket.timeout:
                return
            kind, seq = struct.unpack("!BI", message[:5])
            if wanted is None:
                wanted = seq
            sock.sendto(struct.pack("!BI", ACK, seq), sender)
            if kind == DATA and seq == wanted:
                print(message[5:].decode(), flush=True)
                wanted += 1
            if kind == END:
                # The acknowledgement may be lost: a copy of the end is answered, too.
                sock.settimeout(LINGER)


main()
