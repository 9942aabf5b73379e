"""The template language refuses everything that is not needed for a letter (security: A30)."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from core.errors import UserError
from core.writing import limits, template
from core.writing.blocks import Block, Items, Paragraph, plain

HEAD = """+++
id = "D99"
title = "Uji"
valid_from = 2000-01-01
[groups]
orang = "orang"
saksi = "orang[]"
[[question]]
key = "hal.lain"
label = "Hal lain"
+++
"""
PERSON = {"orang": {"nama": "Ferry"}}
TEN = "{% set ten = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1] %}"


def render(body: str, context: dict[str, object] | None = None) -> tuple[Block, ...]:
    return template.render(template.parse(HEAD + body), context or PERSON)


def loops(inner: str) -> str:
    return TEN + "".join(f"{{% for a{n} in ten %}}" for n in range(12)) + inner + "{% endfor %}" * 12


ESCAPES = [
    "{{ orang.__class__ }}",
    "{{ orang['__class__'] }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ ().__class__.__base__.__subclasses__() }}",
    "{{ orang|attr('__class__') }}",
    "{{ orang.nama.format }}",
    "{{ orang.nama.upper() }}",
    "{{ '%s'|format(orang) }}",
    "{{ '{0.__class__}'.format(orang) }}",
    "{{ dasar.__globals__ }}",
    "{{ dasar.__globals__['__builtins__'] }}",
    "{{ tolak.__code__ }}",
    "{{ dasar(*[1]) }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum() }}",
    "{{ range(9) }}",
    "{{ namespace() }}",
    "{{ joiner() }}",
    "{{ config }}",
    "{{ request }}",
    "{{ loop }}",
    "{% for a in [1] %}{{ loop.__init__ }}{% endfor %}",
    "{% for a in [1] recursive %}{{ loop([2]) }}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import path %}",
    "{% extends 'x' %}",
    "{% macro a() %}{% endmacro %}",
    "{% block a %}{% endblock %}",
    "{% call a() %}{% endcall %}",
    "{% filter nama %}x{% endfilter %}",
    "{% set x %}y{% endset %}",
    "{{ 7*7 }}",
    "{{ 2**99999999 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [].append(1) }}",
    "{{ orang|map('upper') }}",
    "{{ orang|tojson }}",
    "{{ orang|safe }}",
    "{{ orang.nama[::-1] }}",
    "{{ _step }}",
    "{{ [1]|_step }}",
    "{{ orang }}",
    "{% for a in orang.nama %}{{ a }}{% endfor %}",
    "\ue0000\ue001",
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "{% if orang %}" * 500 + "{% endif %}" * 500,
    "::: slip",
    "::: shell\n:::",
    "::: ruang 1e9",
]


@pytest.mark.parametrize("body", ESCAPES)
def test_what_a_letter_does_not_need_is_refused(body: str) -> None:
    with pytest.raises(UserError) as caught:
        render(body)
    assert caught.value.code in ("template_invalid", "field_missing")


def test_endless_loops_without_output_end_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits.Deadline.__init__, "__defaults__", (0.3,))
    with pytest.raises(UserError) as caught:
        render(loops("{% set x = 1 %}"))
    assert (caught.value.code, caught.value.facts["limit"]) == ("limit_exceeded", "seconds")


def test_output_without_end_is_stopped() -> None:
    with pytest.raises(UserError) as caught:
        render(loops("x"))
    assert caught.value.code == "limit_exceeded"


def test_a_long_value_printed_again_and_again_is_stopped() -> None:
    body = TEN + "{% for a in ten %}{% for b in ten %}{{ orang.nama }}{% endfor %}{% endfor %}"
    with pytest.raises(UserError) as caught:
        render(body, {"orang": {"nama": "x" * (limits.TEXT_CHARACTERS // 50)}})
    assert caught.value.facts["limit"] == "characters"


def test_a_template_that_is_too_long_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        template.parse(HEAD + "x" * limits.TEMPLATE_CHARACTERS)
    assert caught.value.code == "template_invalid"


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        ("{{ orang.jabatn }}", 1, "isian tidak dikenal: orang.jabatn"),
        ("x\n{% for s in saksi %}{{ s.nomr }}{% endfor %}", 2, "isian tidak dikenal: s.nomr"),
        ("{% set p = orang %}\n\n{{ p.nma }}", 3, "isian tidak dikenal: p.nma"),
        ("{% for p in saksi | gabung([orang]) %}{{ p.nma }}{% endfor %}", 1, "isian tidak dikenal: p.nma"),
        ("{{ saksi.nama }}", 1, "saksi.nama: di sini ada daftar; pakai for"),
        ("a\n{{ orag }}", 2, "nama tidak dikenal: orag"),
        ("{{ hal.lian }}", 1, "isian tidak dikenal: hal.lian"),
        ("{{ orang | nma }}", 1, "saringan nma tidak dikenal"),
    ],
)
def test_a_misspelt_name_is_found_without_any_value(body: str, line: int, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        template.parse(HEAD + body)
    assert (caught.value.facts["line"], caught.value.facts["reason"]) == (line, reason)


def test_an_absent_field_prints_nothing() -> None:
    assert render("{{ orang.jabatan }}") == ()


@pytest.mark.parametrize(
    "head",
    [
        "",
        "id = 1",
        'id = "x"',
        'id = "x"\ntitle = "y"\nvalid_from = "2020"',
        'id = "x"\ntitle = "y"\nvalid_from = 2020-01-01\npaper = "letter"',
        'id = "x"\ntitle = "y"\nvalid_from = 2020-01-01\nmargin = 3',
        'id = "x"\ntitle = "y"\nvalid_from = 2020-01-01\n[margins]\nleft = 1',
        'id = "x"\ntitle = "y"\nvalid_from = 2020-01-01\n[groups]\na = "b"',
        'id = "x"\ntitle = "y"\nvalid_from = 2020-01-01\nrequires = ["surat.hal"]',
        'id = "x"\ntitle = "y"\nvalid_from = 2020-01-01\n[[question]]\nkey = "a"\nlabel = "b"\ntype = "choice"',
    ],
)
def test_a_wrong_head_is_refused_with_a_reason(head: str) -> None:
    with pytest.raises(UserError) as caught:
        template.parse(f"+++\n{head}\n+++\nx")
    assert caught.value.code == "template_invalid"
    assert caught.value.facts["reason"]


def test_lists_count_on_whatever_their_numbers_in_the_template() -> None:
    (numbered, lettered) = render("1. satu\n1. dua\n   a. anak\n   c. anak\n\nb. huruf\nz. huruf")
    assert isinstance(numbered, Items)
    assert isinstance(lettered, Items)
    assert [item.marker for item in numbered.items] == ["1.", "2."]
    inner = numbered.items[1].blocks[1]
    assert isinstance(inner, Items)
    assert [item.marker for item in inner.items] == ["a.", "b."]


def test_answers_given_as_text_become_values_and_wrong_ones_are_named() -> None:
    head = HEAD.replace('label = "Hal lain"', 'label = "Hal lain"\ntype = "date"')
    made = template.parse(head + "{{ hal.lain | hari_tanggal }}")
    (block,) = template.render(made, {"hal": {"lain": "2026-11-25"}})
    assert isinstance(block, Paragraph)
    assert plain(block.text).replace("\u00a0", " ") == "Rabu, 25 November 2026"
    with pytest.raises(UserError) as caught:
        template.render(made, {"hal": {"lain": "besok"}})
    assert (caught.value.code, caught.value.facts["field"]) == ("setting_invalid", "hal.lain")


def test_values_that_are_no_plain_data_are_a_bug_of_the_caller() -> None:
    for value in (3.5, object(), os, {"a": {1: 2}}):
        with pytest.raises(TypeError):
            render("x", {"orang": {"nama": value}})


def test_the_edition_in_force_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for year in (2020, 2024):
        text = HEAD.replace("D99", f"D98-{year}").replace("2000-01-01", f"{year}-01-01")
        (tmp_path / f"d98-{year}.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(template, "resource_path", lambda *_parts: tmp_path)
    assert template.load("D98", date(2023, 12, 31)).head.id == "D98-2020"
    assert template.load("d98", date(2024, 1, 1)).head.id == "D98-2024"
    with pytest.raises(UserError) as early:
        template.load("D98", date(2019, 1, 1))
    assert early.value.code == "template_invalid"
    for unknown in ("D97", "../d98", "d98-2020", "*"):
        with pytest.raises(UserError) as caught:
            template.load(unknown, date(2024, 1, 1))
        assert caught.value.code == "record_unknown"
