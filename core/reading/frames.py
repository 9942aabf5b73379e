"""The frames that the pool and its workers exchange over pipes.

A frame is two lengths (big endian: 4 bytes for the header, 8 for the body), a small JSON object and raw
bytes. Nothing is unpickled and nothing is taken on trust: every length has a limit that the receiver names.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import BinaryIO, Final, NoReturn

MAX_HEADER: Final = 64 * 1024
_LENGTHS: Final = struct.Struct("!IQ")


class BadFrame(Exception):
    """The other side wrote something that is no frame, or more than the receiver allows."""


def write_frame(pipe: BinaryIO, header: Mapping[str, object], body: bytes = b"") -> None:
    """Writes one frame and flushes. Raises `OSError` when the other side is gone."""
    head = json.dumps(header, separators=(",", ":")).encode("ascii")
    if len(head) > MAX_HEADER:
        raise ValueError("a header is small")
    pipe.write(_LENGTHS.pack(len(head), len(body)))
    pipe.write(head)
    pipe.write(body)
    pipe.flush()


def read_frame(pipe: BinaryIO, *, max_body: int) -> tuple[dict[str, object], bytes]:
    """The next frame. Raises `EOFError` when the other side is gone, `BadFrame` when it is not one."""
    head_length, body_length = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    if head_length > MAX_HEADER or body_length > max_body:
        raise BadFrame("longer than allowed")
    header = parse_json(_exactly(pipe, head_length))
    if not isinstance(header, dict):
        raise BadFrame("the header is not an object")
    return header, _exactly(pipe, body_length)


def parse_json(data: bytes) -> object:
    """The tree in `data`: text, integers, booleans, null, lists and objects; no fractions.

    Raises `BadFrame` for anything else, and for nesting deeper than the interpreter follows.
    """
    try:
        return json.loads(data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadFrame("not JSON as agreed") from error


def _refuse(_: str) -> NoReturn:
    raise ValueError("a fraction")


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    data = pipe.read(length)
    if len(data) != length:
        raise EOFError
    return data
