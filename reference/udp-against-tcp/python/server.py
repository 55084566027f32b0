"""Counts the words of each message: a line by TCP, a datagram by UDP, on the same port."""
import socket
import sys
import threading

HOST, PORT = sys.argv[1], int(sys.argv[2])


def answer_to(message):
    return str(len(message.split())).encode() + b"\n"


def by_udp():
    while True:
        message, sender = udp.recvfrom(65535)
        udp.sendto(answer_to(message), sender)


def by_tcp(connection):
    with connection, connection.makefile("rb") as lines:
        try:
            for line in lines:
                connection.sendall(answer_to(line))
        except OSError:
            pass


udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind((HOST, PORT))
threading.Thread(target=by_udp, daemon=True).start()
with socket.create_server((HOST, PORT)) as listener:
    while True:
        client, _ = listener.accept()
        threading.Thread(target=by_tcp, args=(client,), daemon=True).start()
