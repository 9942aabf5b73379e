"""The one way values become bytes that are hashed: RFC 8785 over a narrow set of JSON.

Strings are brought to NFC, numbers are integers, keys are ASCII snake_case, nothing is null.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Final

import rfc8785

_KEY: Final = re.compile(r"[a-z][a-z0-9_]*")
_LARGEST: Final = 2**53 - 1  # RFC 8785 writes numbers as IEEE doubles
_DEEPEST: Final = 32

Json = str | int | bool | list["Json"] | dict[str, "Json"]
Body = dict[str, Json]


def canonical(value: Json) -> bytes:
    """The RFC 8785 bytes of `value`. Raises `ValueError` for what the format does not allow."""
    return rfc8785.dumps(_narrow(value, 0))


def normal(body: Mapping[str, object]) -> Body:
    """`body` as it will be read back: NFC strings, lists for tuples, without absent (None) members.

    Raises:
        ValueError: for floats, foreign keys, numbers over 2**53 - 1 or nesting over 32.
    """
    narrowed = _narrow({key: value for key, value in body.items() if value is not None}, 0)
    assert isinstance(narrowed, dict)  # noqa: S101 - for the type checker: a mapping narrows to a dict
    return narrowed


def _narrow(value: object, depth: int) -> Json:
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    if isinstance(value, str):
        # A lone surrogate has no UTF-8 form; it comes from file names that are not UTF-8.
        return unicodedata.normalize("NFC", value.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > _LARGEST:
            raise ValueError("number too large")
        return value
    if isinstance(value, (list, tuple)):
        return [_narrow(item, depth + 1) for item in value]
    if isinstance(value, Mapping):
        narrowed: dict[str, Json] = {}
        for key, item in value.items():
            if not isinstance(key, str) or not _KEY.fullmatch(key):
                raise ValueError("keys are ASCII snake_case")
            if item is not None:
                narrowed[key] = _narrow(item, depth + 1)
        return narrowed
    raise ValueError(f"not a value of the format: {type(value).__name__}")


def parse(text: str) -> Body:
    """The body that canonical JSON `text` holds. Raises `ValueError` for anything but an object."""
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("a body is an object")  # noqa: TRY004 - malformed data, not a wrong type in code
    return normal(value)


def body_hash(salt: bytes, text: bytes) -> str:
    """The salted commitment an entry carries to its body (security specification section 4)."""
    return hashlib.sha256(b"netra/body/1\n" + salt + text).hexdigest()
