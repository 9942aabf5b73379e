"""The pages that go with a handover: an index for people, and how to check everything without Netra."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from core.case import document, evidence, handover, hearing, subject
from core.case.handover import Direction
from core.case.ledger import Ledger, grouped
from core.clock import parse_instant
from core.handover import bag
from core.people.names import Name
from core.vault.office import Office
from core.writing import document as writing
from core.writing.dates import clock_time, long_date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What to do, and what to type for it, a line each."""

    text: str
    commands: tuple[str, ...]


_TITLE: Final = "CARA MEMERIKSA SERAH TERIMA INI TANPA NETRA"
_NEEDED: Final = "Yang diperlukan: program age, tar, sha256sum, dan ssh-keygen."
_CONTENTS: Final = (
    ("index.pdf", "daftar isi untuk dibaca"),
    ("evidence", "bukti asli; nama berkasnya adalah sidik jarinya (SHA-256)"),
    ("readings", "teks yang dibaca mesin dari bukti; hanya alat bantu pencarian"),
    ("documents", "surat yang telah dibuat, dan isian yang menjadi dasarnya"),
    ("journal.jsonl", "riwayat perkara, satu catatan satu baris"),
    ("case.jsonl", "isi catatan, satu catatan satu baris"),
)
_PROVES: Final = (
    "Yang dibuktikan: urutan dan kelengkapan sampai setiap kepala riwayat yang disimpan di tempat lain, serta asal "
    "kepala riwayat yang ditandatangani.",
    "Yang tidak dibuktikan: waktu yang sebenarnya, siapa yang duduk di depan komputer, apa pun sebelum bukti "
    "diterima, dan bahwa tidak ada yang ditahan.",
)


def _steps(head: str, fingerprint: str) -> tuple[_Step, ...]:
    return (
        _Step(
            text="Buka kuncinya. Frasa disampaikan pengirim lewat jalur lain.",
            commands=("age -d -o berkas.tar NAMA.age",),
        ),
        _Step(text="Keluarkan isinya.", commands=("tar xf berkas.tar", f"cd netra-{head[:8]}")),
        _Step(
            text="Periksa bahwa tidak ada yang berubah; setiap baris harus berakhir dengan OK.",
            commands=(f"sha256sum -c {bag.MANIFEST}", f"sha256sum -c {bag.TAG_MANIFEST}"),
        ),
        _Step(
            text="Periksa tanda tangannya; jawabannya harus diawali kata Good.",
            commands=(
                f"ssh-keygen -Y verify -f {bag.SIGNERS} -I {bag.PRINCIPAL} -n {bag.NAMESPACE} \\",
                f"  -s {bag.SIGNATURE} < {bag.TAG_MANIFEST}",
            ),
        ),
        _Step(
            text=f"Bandingkan sidik jari kunci dengan yang tertulis pada surat pengantar. Daftar {bag.SIGNERS} "
            "hanya memudahkan; kepercayaan datang dari perbandingan ini.",
            commands=(fingerprint,),
        ),
        _Step(
            text="Bandingkan kepala riwayat dengan yang tertulis pada surat atau tanda terima.",
            commands=(grouped(head),),
        ),
    )


def how_to_check(head: str, fingerprint: str) -> str:
    """Plain text that tells a receiver without Netra what to type and what must come out."""
    parts = [_TITLE, "", _NEEDED]
    for number, step in enumerate(_steps(head, fingerprint), start=1):
        parts += ["", f"{number}. {step.text}", *(f"     {command}" for command in step.commands)]
    parts += [
        "",
        "Isi folder data:",
        *(f"  {name:<14} {meaning}" for name, meaning in _CONTENTS),
        "",
        *_PROVES,
        "",
    ]
    return "\n".join(parts)


def how_page(head: str, fingerprint: str, day: date) -> bytes:
    """The same as a PDF."""
    values: dict[str, object] = {
        "title": _TITLE,
        "needed": _NEEDED,
        "steps": [{"text": step.text, "commands": list(step.commands)} for step in _steps(head, fingerprint)],
        "contents": [{"name": name, "meaning": meaning} for name, meaning in _CONTENTS],
        "proves": list(_PROVES),
    }
    return writing.plain("Cara memeriksa serah terima", _HOW, values, on=day, stamp=_stamp(head)).pdf


_HOW: Final = """# {{ title }}

{{ needed }}

{% for step in steps %}
{{ loop.index }}. {{ step.text }}

{% for command in step.commands %}
`{{ command }}`

{% endfor %}
{% endfor %}
### Isi folder data

| Nama | Isi |
|---|---|
{% for item in contents %}
| `{{ item.name }}` | {{ item.meaning }} |
{% endfor %}

{% for sentence in proves %}
{{ sentence }}

{% endfor %}
"""


def index_page(ledger: Ledger, office: Office, day: date, behind: frozenset[str] = frozenset()) -> bytes:
    """The contents of the case for a reader: who, evidence with digests, hearings, documents, handovers.

    `behind` are the documents that do not travel.
    """
    person = subject.of(ledger)
    values: dict[str, object] = {
        "office": office.name,
        "name": Name(name=person.name, front=person.front_titles or "", back=person.back_titles or "").full(),
        "nip": person.id_number,
        "position": person.position,
        "unit": person.work_unit,
        "head": ledger.head(),
        "entries": ledger.entry_count(),
        "evidence": [
            {"name": item.name, "sha256": item.sha256, "size": f"{item.size:,}".replace(",", "."), "at": _day(item.added_at, office)}
            for item in evidence.every(ledger)
        ],
        "hearings": [
            {"at": f"{long_date(item.slot.local.date())}, {clock_time(item.slot.local.time(), office.zone_name)}", "room": item.slot.room, "capacity": item.capacity}
            for item in hearing.items(ledger)
        ],
        "documents": [
            {"title": item.title + (_STAYS if item.id in behind else ""), "number": item.number or ("KONSEP" if item.draft else "–"), "date": long_date(item.date), "sha256": item.sha256}
            for item in document.items(ledger)
        ],
        "handovers": [
            {"at": _day(item.at, office), "way": "keluar" if item.direction is Direction.OUT else "masuk", "key": item.fingerprint}
            for item in handover.items(ledger)
        ],
    }  # fmt: skip
    written = writing.plain("Daftar isi serah terima", _INDEX, values, on=day, stamp=_stamp(ledger.head()))
    return written.pdf


_STAYS: Final = " (tidak disertakan: memuat identitas pelapor)"
_INDEX = """# DAFTAR ISI SERAH TERIMA BERKAS PERKARA

::: isian
Kantor pengirim : {{ office }}
Nama : {{ name }}
NIP/NI PPPK : {{ nip }}
Jabatan : {{ position }}
Unit kerja : {{ unit }}
Jumlah catatan : {{ entries }}
:::

Kepala riwayat: `{{ head }}`

### Bukti

{% if evidence %}
| No. | Nama berkas saat diterima | Diterima | Ukuran (bita) | Sidik jari (SHA-256) |
|---|---|---|---|---|
{% for item in evidence %}
| {{ loop.index }} | {{ item.name }} | {{ item.at }} | {{ item.size }} | `{{ item.sha256 }}` |
{% endfor %}
{% else %}
NIHIL
{% endif %}

### Klarifikasi

{% if hearings %}
| No. | Waktu | Tempat | Selaku |
|---|---|---|---|
{% for item in hearings %}
| {{ loop.index }} | {{ item.at }} | {{ item.room }} | {{ item.capacity }} |
{% endfor %}
{% else %}
NIHIL
{% endif %}

### Surat

{% if documents %}
| No. | Surat | Nomor | Tanggal | Sidik jari (SHA-256) |
|---|---|---|---|---|
{% for item in documents %}
| {{ loop.index }} | {{ item.title }} | {{ item.number }} | {{ item.date }} | `{{ item.sha256 }}` |
{% endfor %}
{% else %}
NIHIL
{% endif %}

### Serah terima

| No. | Tanggal | Arah | Sidik jari kunci |
|---|---|---|---|
{% for item in handovers %}
| {{ loop.index }} | {{ item.at }} | {{ item.way }} | `{{ item.key }}` |
{% endfor %}
"""


def _day(at: str, office: Office) -> str:
    return long_date(parse_instant(at).astimezone(office.zone).date())


def _stamp(head: str) -> str:
    return f"Kepala riwayat: {grouped(head)}"
