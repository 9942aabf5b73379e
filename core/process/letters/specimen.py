"""A made-up letter in the office's letterhead and style, so that a setting is seen before a real paper carries it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from core.process.letters.house import pictures, style_fields
from core.process.letters.persons import Values, office_fields, signer_fields
from core.vault.office import Office
from core.vault.vault import Vault
from core.writing import document as papers
from core.writing import template
from core.writing.template import Template

_TEXT: Final = """+++
id = "contoh"
title = "Contoh surat"
issuers = ["bawaslu", "agency"]
valid_from = 2000-01-01
letterhead = true
[groups]
instansi = "instansi"
surat = "surat"
orang = "orang"
pejabat = "pejabat"
[[question]]
key = "gelar"
label = "Gelar"
type = "choice"
choices = ["tampil", "sembunyi"]
default = "tampil"
+++
::: pakai kepala-surat

::: yth
{{ [orang | sapaan, orang | nama] | sambung }}
{{ orang | baris_nomor }}
{{ orang.jabatan }}
{{ instansi.kota_ttd | di_kota }}
:::

Contoh pembukaan berita acara: Pada hari ini {{ surat.tanggal | pembuka }}, {{ instansi.nama }} menulis surat ini \
sebagai contoh. Nama dan nomor pada alamat tujuan bukan milik siapa pun.

Demikian contoh ini, untuk dilihat kop, baris surat, dan tanda tangannya.

{% set p = pejabat %}
::: tanda-tangan
::: pakai penanda-tangan
:::
"""
_PERSON: Final[Values] = {
    "nama": "Nama Contoh", "gelar_belakang": "S.Sos.", "nomor_pegawai": "198503172010011004", "label_nomor": "NIP",
    "jabatan": "Kepala Seksi Contoh",
}  # fmt: skip
_TEMPLATE: Final = "contoh"


def specimen(vault: Vault, office: Office, day: date) -> bytes:
    """The PDF of a made-up letter as this profile, kept or not yet, would have it written on that day.

    Raises:
        UserError: `blob_damaged` for a logo that is not whole.
    """
    edition = _edition()
    values: Values = {
        "instansi": office_fields(office),
        "pejabat": signer_fields(office),
        "orang": dict(_PERSON),
        "surat": {"tanggal": day, "nomor": "…/…/…", "sifat": "Biasa", "hal": "Contoh surat"},
        **style_fields(office.style, _TEMPLATE, edition.head),
    }
    return papers.fill(edition, values, on=day, pictures=pictures(vault, values)).pdf


@cache
def _edition() -> Template:
    return template.parse(_TEXT)
