"""The usual kind of hand-written test: one server a test, a pause until it is surely up, one test after the other."""

import socket
import subprocess
import sys
import time
import unittest


class EchoTest(unittest.TestCase):
    def setUp(self):
        self.server = subprocess.Popen([sys.executable, "server.py", "127.0.0.1", "8080"])
        time.sleep(1)

    def tearDown(self):
        self.server.kill()
        self.server.wait()

    def connect(self):
        sock = socket.create_connection(("127.0.0.1", 8080), timeout=2)
        self.addCleanup(sock.close)
        return sock

    def assert_echo(self, sock, data):
        sock.sendall(data)
        received = b""
        while len(received) < len(data):
            part = sock.recv(4096)
            if not part:
                break
            received += part
        self.assertEqual(received, data)

    def test_line(self):
        self.assert_echo(self.connect(), b"hello\n")

    def test_again(self):
        sock = self.connect()
        for data in [b"first\n", b"second, and no line end", b"third\nfourth\nfifth\n"]:
            self.assert_echo(sock, data)

    def test_next_client(self):
        first = self.connect()
        self.assert_echo(first, b"I was here\n")
        first.close()
        self.assert_echo(self.connect(), b"me too\n")

    def test_silent_client(self):
        self.connect()
        self.assert_echo(self.connect(), b"are you there?\n")

    def test_any_bytes(self):
        self.assert_echo(self.connect(), bytes(range(256)))

    def test_text_in_pieces(self):
        sock = self.connect()
        for byte in "Grüße, Þóra! 5 €\n".encode():
            sock.sendall(bytes([byte]))
            time.sleep(0.01)
        received = b""
        while not received.endswith(b"\n"):
            received += sock.recv(4096)
        self.assertEqual(received.decode(), "Grüße, Þóra! 5 €\n")

    def test_large(self):
        self.assert_echo(self.connect(), b"x" * 70000)

    def test_half_close(self):
        sock = self.connect()
        sock.sendall(b"last words")
        sock.shutdown(socket.SHUT_WR)
        self.assertEqual(sock.recv(4096), b"last words")
        self.assertEqual(sock.recv(4096), b"")

    def test_reset(self):
        rude = self.connect()
        self.assert_echo(rude, b"hello\n")
        rude.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        rude.close()
        self.assert_echo(self.connect(), b"still there?\n")


if __name__ == "__main__":
    unittest.main()
