"""Speaks the worker's protocol and misbehaves as its first argument says; it shares no code with ours."""

import json
import struct
import sys
import time
from typing import Any

LENGTHS = struct.Struct("!IQ")
WORD = {
    "text": "palsu",
    "box": {"left": 0, "top": 0, "width": 5, "height": 5},
    "confidence": 900,
    "reader": "fake",
}


def receive() -> dict[str, Any]:
    lengths = sys.stdin.buffer.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        sys.exit()
    head, body = LENGTHS.unpack(lengths)
    header: dict[str, Any] = json.loads(sys.stdin.buffer.read(head))
    sys.stdin.buffer.read(body)
    return header


def send(header: dict[str, Any], body: bytes = b"") -> None:
    head = json.dumps(header).encode()
    sys.stdout.buffer.write(LENGTHS.pack(len(head), len(body)) + head + body)
    sys.stdout.buffer.flush()


def page(**changes: Any) -> bytes:
    word = {**WORD, **{key: value for key, value in changes.items() if key in WORD}}
    line = {"page": changes.get("line_page", 0), "words": [word]}
    size = changes.get("size", {"width": 100, "height": 100})
    return json.dumps({"page": size, "lines": [line], "print": changes.get("print", "0" * 64)}).encode()


READ = {
    "honest": page(),
    "outside": page(box={"left": 96, "top": 0, "width": 5, "height": 5}),
    "negative": page(box={"left": -1, "top": 0, "width": 5, "height": 5}),
    "missing_side": page(box={"left": 1}),
    "fraction": page(confidence=0.5),
    "too_sure": page(confidence=1001),
    "true": page(confidence=True),
    "line_break": page(text="dua\nbaris"),
    "surrogate": page(text="\ud800"),
    "long_word": page(text="x" * 2000),
    "stranger": page(reader="someone"),
    "other_page": page(line_page=7),
    "huge_page": page(size={"width": 90000, "height": 90000}),
    "not_json": b"\xff\xfe",
    "not_a_number": b'{"page": NaN}',
    "no_object": b"[]",
    "deep": b"[" * 500_000,
    "long_body": b" " * (3 * 1024 * 1024),
}


def main(mode: str) -> None:
    while True:
        request = receive()
        operation = request["op"]
        if mode == f"hang_{operation}":
            time.sleep(60)
        elif mode == f"die_{operation}":
            sys.exit()
        elif mode == f"noise_{operation}":
            sys.stdout.buffer.write(b"warning: something\n" * 100)
            sys.stdout.buffer.flush()
            time.sleep(60)
        elif operation == "hello":
            send({"readers": [{"name": "fake", "version": "1", "models": []}], "confinement": []})
        elif operation == "open":
            answers: dict[str, Any] = {
                "many_pages": {"pages": 10**9},
                "no_pages": {},
                "code": {"error": "passphrase_wrong", "facts": {}},
            }
            answers["fact"] = {"error": "picture_undecodable", "facts": {"reason": "x" * 1000}}
            send(answers.get(mode, {"pages": 1}))
        elif operation == "read":
            send({}, READ.get(mode, READ["honest"]))
        elif operation == "render":
            sizes = {"short_pixels": (10, 10, 299), "wide_pixels": (2000, 1, 6000), "no_width": (0, 10, 0)}
            width, height, length = sizes.get(mode, (10, 10, 300))
            send({"width": width, "height": height}, b"\0" * length)
        else:
            send({})


main(sys.argv[1])
