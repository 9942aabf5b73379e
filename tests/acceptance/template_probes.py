"""Forty templates written to break out, to bring the machine down, or to pass for something else.

`REFUSED` must be turned down with a reason; `HARMLESS` may be written, with these words on paper and nothing done.
"""

from __future__ import annotations

from typing import Final

HEAD: Final = """+++
id = "D99"
title = "Uji"
issuers = ["bawaslu"]
valid_from = 2000-01-01
[groups]
orang = "orang"
saksi = "orang[]"
+++
"""
TEN: Final = "{% set t = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1] %}"


def _loops(count: int, inner: str) -> str:
    opened = "".join(f"{{% for a{n} in t %}}" for n in range(count))
    return TEN + opened + inner + "{% endfor %}" * count


def _head(line: str) -> str:
    return f"+++\n{line}\n+++\nx"


_BODIES: Final[dict[str, str]] = {
    # attributes and the way to Python
    "class of a value": "{{ orang.__class__ }}",
    "class by index": "{{ orang['__class__'].__mro__ }}",
    "all classes": "{{ ().__class__.__base__.__subclasses__() }}",
    "attr filter": "{{ orang | attr('__class__') }}",
    "globals of a function": "{{ dasar.__globals__['__builtins__'].open('/etc/passwd') }}",
    "code of a function": "{{ tolak.__code__.co_consts }}",
    "the template itself": "{{ self._TemplateReference__context }}",
    "globals of cycler": "{{ cycler.__init__.__globals__.os.system('id') }}",
    "loop object": "{% for a in saksi %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "names that normalise": "{{ ｏｒａｎｇ.__ｃlass__ }}",
    # format strings and methods
    "format method": "{{ '{0.__class__.__init__.__globals__}'.format(orang) }}",
    "format filter": "{{ '%s' | format(orang) }}",
    "method of text": "{{ orang.nama.upper() }}",
    "filter chain": "{{ orang | map('attr', '__class__') | list | first }}",
    # other files and other code
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}{{ os.system('id') }}",
    "inheritance": "{% extends '/etc/passwd' %}",
    "macro that calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "call block": "{% call tolak() %}x{% endcall %}",
    "piece from elsewhere": "::: pakai ../../../../etc/passwd",
    "unpacked arguments": "{{ dasar(*[saksi, saksi], **orang) }}",
    # loops, numbers and text without end
    "recursive loop": "{% for a in saksi recursive %}{{ loop(saksi) }}{% endfor %}",
    "range": "{% for a in range(1000000000) %}x{% endfor %}",
    "repeated text": "{{ 'a' * 1000000000 }}",
    "power": "{{ 2 ** 99999999 }}",
    "loops in loops": _loops(12, "x"),
    "loops in loops without output": _loops(15, "{% set x = 1 %}"),
    "more loops than Python takes": _loops(25, "x"),
    "doubled text": "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40 + "y",
    "doubled list": "{% set l = [1, 1] %}" + "{% set l = l | gabung(l) %}" * 40 + "y",
    "joined text": "{% set a = 'xxxxxxxxxx' %}" + "{% set a = [a, a, a, a, a, a, a, a] | koma %}" * 12,
    "long number": "{{ " + "9" * 6000 + " }}",
    "deep brackets": "{{ " + "(" * 60_000 + "1" + ")" * 60_000 + " }}",
    "thousands of branches": "{% if orang %}a" + "{% elif orang %}b" * 9000 + "{% endif %}",
    "deep parts": "::: satukan\n" * 5000 + "x\n" + ":::\n" * 5000,
}
_HEADS: Final[dict[str, str]] = {
    "ten megabytes": HEAD + "x" * 10_000_000,
    "lists in lists in the head": _head("a = " + "[" * 1000 + "]" * 1000),
    "a key of thousands of parts": _head(".".join("a" * 50_000) + " = 1"),
    "a number of thousands of digits in the head": _head("a = 1_" + "_".join("9" * 900)) + "\n",
}
REFUSED: Final = {**{name: HEAD + body for name, body in _BODIES.items()}, **_HEADS}
HARMLESS: Final = {
    "blanks after a regulation": (HEAD + "Surat Edaran" + " " * 150_000 + "akhir", "akhir"),
}
