"""Prints the name of the service that a port belongs to. Usage: lookup.py PORT PROTOCOL"""

import socket
import sys


def main(port, protocol):
    try:
        print(socket.getservbyport(int(port), protocol))
    except (OSError, ValueError, OverflowError):
        print("unknown")
        return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: lookup.py PORT PROTOCOL")
    sys.exit(main(*sys.argv[1:]))
