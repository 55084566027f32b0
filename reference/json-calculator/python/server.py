"""Calculates: JSON requests and answers, one on each line. Usage: server.py [HOST [PORT]]"""

import json
import operator
import socket
import sys
import threading

OPERATIONS = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
}


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def answer(line):
    try:
        request = json.loads(line)
    except ValueError:
        return {"error": "not JSON"}
    if not isinstance(request, dict):
        return {"error": "not an object"}
    a, b, op = request.get("a"), request.get("b"), request.get("op")
    if not is_number(a) or not is_number(b):
        return {"error": "a and b must be numbers"}
    if not isinstance(op, str) or op not in OPERATIONS:
        return {"error": "unknown operation"}
    try:
        return {"result": OPERATIONS[op](a, b)}
    except ArithmeticError as problem:
        return {"error": str(problem)}


def serve(conn):
    with conn, conn.makefile("rb") as lines:
        try:
            for line in lines:
                conn.sendall(json.dumps(answer(line)).encode() + b"\n")
        except OSError:
            pass  # The client broke the connection off: nobody is left to answer.


def main(host="127.0.0.1", port="12345"):
    with socket.create_server((host, int(port))) as listener:
        while True:
            conn, _address = listener.accept()
            threading.Thread(target=serve, args=(conn,), daemon=True).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
