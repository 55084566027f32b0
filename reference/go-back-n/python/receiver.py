"""Prints the lines in order and acknowledges the last one that is in order."""
import socket
import struct
import sys

DATA, ACK, END = 1, 2, 3
LINGER = 2.5


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    wanted = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((host, port))
        while True:
            try:
                message, sender = sock.recvfrom(2048)
            except socket.timeout:
                return
            kind, seq = struct.unpack("!BI", message[:5])
            if seq == wanted:
                wanted += 1
                if kind == DATA:
                    print(message[5:].decode(), flush=True)
                if kind == END:
                    # The acknowledgement may be lost: a copy of the end is answered, too.
                    sock.settimeout(LINGER)
            if wanted > 0:
                sock.sendto(struct.pack("!BI", ACK, wanted - 1), sender)


main()
