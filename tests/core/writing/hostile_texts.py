"""Texts as chats, posts and pranks hold them, from a seed; and papers whose every text field holds one of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from core.demonstration.gallery.sample import Sample
from core.process.letters import TEMPLATES
from core.writing import groups, template

MARK = "Qz"
"""Begins the word that stands at the end of every text, so that it can be looked for on paper."""
PIECES = (
    "{{ 7*7 }}", "{% for x in [1] %}", "{# x #}", "{{", "%}", "**tebal**", "*miring*", "`ketik`", "# judul", "> kutip",
    "[tautan](http://contoh)", "1. butir", "- butir", "| a | b |", "|---|", "||", "::: slip", ":::", "::: halaman-baru",
    "+++", "[titik]", "[titik 99]", "[ruang]", "[ruang: Meterai]", "[ttd] nama", "<b>tebal</b>", '<font size="99">x</font>',
    "<img src='/etc/passwd'/>", "</para>", "<para>", "&lt;&amp;&#65;&nbsp;", "]]>", "<!-- -->", "<w:p/>", "\\* MERGEFORMAT",
    '{ INCLUDETEXT "x" }', "=HYPERLINK(1)", "R&D <3", "Label : nilai", "---", "***", "```", "\\", "%s %n {0.__class__}",
    "👍👍🏽", "🦜", "👨‍👩‍👧", "مرحبا بالعالم", "שלום", "漢字", "𝐓𝐞𝐛𝐚𝐥", "Привет", "ไทย", "Z" + "\u0335" * 60, "e" + "\u0301" * 9,
    "ze\u200bro\ufeff", "pu\u202etar\u202c", "\u2066isolat\u2069", "\ue0000\ue001", "\ue001", "\x00", "\x07\x08\x1b[31m",
    "\ufffe\uffff", "\ud800", "\U000e0041", "\x85\u2028\u2029", "\t\t", "\r\n\n\n", "\u00a0\u3000", "a" * 300, "-" * 200, "—" * 90,
    "http://contoh.go.id/" + "x/" * 60,
)  # fmt: skip
ENDLESS = 10_000


def text(chance: random.Random, *, endless: bool, most: int = 6) -> str:
    """A text of some of those, which ends with a word of its own; some may have a word of ten thousand letters."""
    chosen = [chance.choice(PIECES) for _ in range(chance.randint(1, most))]
    if endless and chance.random() < 1 / 20:
        chosen.append("m" * ENDLESS)
    return " ".join([*chosen, mark(chance)])


def mark(chance: random.Random) -> str:
    """A word that no template has."""
    return MARK + "".join(chance.choice("bcdfghkpt") for _ in range(6))


KEPT = frozenset({"cetak", "jenis", "mode", "hash", "kode", "kelompok", "status_kepegawaian"})
"""How a paper is printed, and the codes by which pictures and groups of questions are found."""


UNPARTED = frozenset({
    "nama", "jabatan", "gelar_depan", "gelar_belakang", "pangkat", "golongan", "nomor_pegawai", "unit_kerja", "unsur",
    "kop_baris", "kota_ttd", "kontak", "alamat", "nomor", "instansi", "kedudukan", "forum", "tempat",
})  # fmt: skip
"""What stands in letterheads, signatures and receipts, which no page break may part."""


def chosen_answers(sample: Sample) -> frozenset[str]:
    """Names of fields that are chosen from a list, never typed."""
    head = template.load(sample.template, sample.on).head
    fields = [field for group in groups.GROUPS.values() for field in group]
    asked = [each.key.rpartition(".")[2] for each in head.questions if each.choices or each.type == "choice"]
    return KEPT | {field.name for field in fields if field.choices} | frozenset(asked)


def spoilt(sample: Sample, chance: random.Random) -> tuple[dict[str, object], list[str]]:
    """The sample's values with a hostile text in every field a person types into, and the texts."""
    texts: list[str] = []
    kept = chosen_answers(sample)

    def worse(name: str, value: object) -> object:
        if name in kept:
            return value
        if isinstance(value, Mapping):
            return {key: worse(key, each) for key, each in value.items()}
        if isinstance(value, list):
            return [worse(name, each) for each in value]
        if isinstance(value, str) and value:
            texts.append(text(chance, endless=name not in UNPARTED, most=2 if name in UNPARTED else 6))
            return texts[-1]
        return value

    values = {name: worse(name, value) for name, value in sample.values.items()}
    return values, texts


def every(samples: Iterator[Sample] | tuple[Sample, ...]) -> list[Sample]:
    """The first paper of every template."""
    found: dict[str, Sample] = {}
    for sample in samples:
        found.setdefault(sample.template, sample)
    assert set(found) == {code for code, _ in TEMPLATES}
    return list(found.values())
