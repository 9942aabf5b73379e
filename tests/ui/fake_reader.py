"""Speaks the worker's protocol about made-up files, so that a test decides what a picture shows and is read as.

A file is a PNG signature and JSON: `size` (width, height), `pages`, `region` (rows of words as `[text, other, left, top]`
for a region read again), `hang` (an operation that never answers). It shares no code with ours.
"""

import json
import struct
import sys
import time
from typing import Any

LENGTHS = struct.Struct("!IQ")
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def receive() -> tuple[dict[str, Any], bytes]:
    lengths = sys.stdin.buffer.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        sys.exit()
    head, body = LENGTHS.unpack(lengths)
    header: dict[str, Any] = json.loads(sys.stdin.buffer.read(head))
    return header, sys.stdin.buffer.read(body)


def send(header: dict[str, Any], body: bytes = b"") -> None:
    head = json.dumps(header).encode()
    sys.stdout.buffer.write(LENGTHS.pack(len(head), len(body)) + head + body)
    sys.stdout.buffer.flush()


def word(text: str, other: str, left: int, top: int = 70) -> dict[str, Any]:
    agreement = "agreed" if text == other else "disputed" if other else "single"
    box = {"left": left, "top": top, "width": 8 * len(text), "height": 10}
    return {
        "text": text, "box": box, "confidence": 950, "reader": "pp-ocr", "agreement": agreement, "other": other,
    }  # fmt: skip


def lines(spec: dict[str, Any], page: int) -> list[dict[str, Any]]:
    return [{"page": page, "words": [word(*item) for item in row]} for row in spec.get("region", [])]


def rendered(spec: dict[str, Any], page: int, max_side: int) -> tuple[dict[str, Any], bytes]:
    width, height = spec["size"]
    scale = min(1.0, max_side / max(width, height))
    wide, high = int(width * scale), int(height * scale)
    return {"width": wide, "height": high}, bytes((200, 220, 40 * page)) * (wide * high)


def main() -> None:
    spec: dict[str, Any] = {}
    while True:
        request, body = receive()
        operation = request["op"]
        if operation == "hello":
            names = ("pp-ocr-lines", "pp-ocr", "tesseract")
            readers = [{"name": name, "version": "1", "models": []} for name in names]
            send({"readers": readers, "confinement": []})
            continue
        if operation == "open":
            spec = json.loads(body.removeprefix(SIGNATURE))
        if spec.get("hang") == operation:
            time.sleep(60)
        if operation == "open":
            send({"pages": spec.get("pages", 1)})
        elif operation == "read":
            width, height = spec["size"]
            found = lines(spec, request["page"]) if "region" in request else []
            tree = {"page": {"width": width, "height": height}, "lines": found, "print": "0" * 64}
            send({}, json.dumps(tree).encode())
        elif operation == "render":
            send(*rendered(spec, request["page"], request["max_side"]))
        else:
            send({})


main()
