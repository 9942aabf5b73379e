"""Speaks the worker's protocol and does what the picture itself says; `reader_by_content.py LOG` notes what it read.

A picture ends in one of: nothing (read at once), ` lambat` (after a moment), ` rusak` (cannot be opened), ` mati NAME`
(the process dies when it is asked for the first time, and reads it the next time). While the file LOG.hilang is
there, the readers say that a component is missing.
"""

import json
import struct
import sys
import time
from pathlib import Path
from typing import Any

LENGTHS = struct.Struct("!IQ")
LOG = Path(sys.argv[1])
WORD = {
    "text": "palsu", "box": {"left": 0, "top": 0, "width": 5, "height": 5}, "confidence": 900, "reader": "palsu",
    "agreement": "single", "other": "",
}  # fmt: skip
PAGE = {"page": {"width": 9, "height": 9}, "lines": [{"page": 0, "words": [WORD]}], "print": "0" * 64}


def receive() -> tuple[dict[str, Any], bytes]:
    lengths = sys.stdin.buffer.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        sys.exit()
    head, body = LENGTHS.unpack(lengths)
    return json.loads(sys.stdin.buffer.read(head)), sys.stdin.buffer.read(body)


def send(header: dict[str, Any], body: bytes = b"") -> None:
    head = json.dumps(header).encode()
    sys.stdout.buffer.write(LENGTHS.pack(len(head), len(body)) + head + body)
    sys.stdout.buffer.flush()


def read(picture: bytes) -> None:
    text = picture.decode("latin-1")
    with LOG.open("a") as log:
        log.write(text.split()[-1] + "\n")
    if text.endswith(" lambat"):
        time.sleep(0.15)
    if " mati " in text:
        try:  # two readers may ask at the same moment
            LOG.with_name(text.split()[-1]).touch(exist_ok=False)
        except FileExistsError:
            pass
        else:
            sys.exit()
    if text.endswith(" rusak"):
        send({"error": "picture_undecodable", "facts": {"reason": "damaged"}})
    else:
        send({}, json.dumps(PAGE).encode())


def main() -> None:
    picture = b""
    while True:
        header, body = receive()
        operation = header["op"]
        if operation == "hello":
            if LOG.with_suffix(".hilang").exists():
                send({"error": "component_missing", "facts": {"component": "palsu"}})
            else:
                send({"readers": [{"name": "palsu", "version": "1", "models": []}], "confinement": []})
        elif operation == "open":
            picture = body
            send({"pages": 1})
        elif operation == "read":
            read(picture)
        elif operation == "render":
            send({"width": 10, "height": 10}, b"\0" * 300)
        else:
            send({})


main()
