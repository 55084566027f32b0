"""Puts numbered datagrams back in order. Usage: collector.py [HOST [PORT]]"""

import json
import socket
import sys


def read(data):
    """The sequence number and the text of a datagram, or None where it is no such thing."""
    try:
        message = json.loads(data)
        seq, body = message["seq"], message["body"]
    except (ValueError, TypeError, KeyError):
        return None
    return (seq, body) if isinstance(seq, int) and isinstance(body, str) else None


def main(host="127.0.0.1", port="9000"):
    waiting = {}
    due = 1
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((host, int(port)))
        while True:
            data, sender = sock.recvfrom(65535)
            message = read(data)
            if message is None:
                continue
            seq, body = message
            sock.sendto(json.dumps({"ack": seq}).encode(), sender)
            if seq >= due:
                waiting[seq] = body
            while due in waiting:
                print(waiting.pop(due), flush=True)
                due += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
