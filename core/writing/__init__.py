"""Papers: a dated template and a context of plain values become blocks, blocks become a PDF.

`document.create` and `document.plain` are what callers use. A value of a case is data all the way: it
travels through template engine and Markdown as a sealed token and comes back as literal text.

A template is a TOML head between `+++` lines and a body.

Head: `id`, `title` (kind of document, never a name), `valid_from`, `paper` (a4, folio, f4), `[margins]` in mm,
`font` (arial, bookman), `size`, `leading`, `indent` (mm, first lines), `marking`, `letterhead`, `register` (with
another value than none the paper is KONSEP until `surat.nomor` is known), `signers`; `[groups]` names the
groups of `fields.py` it uses (`pembuat = "orang"`, `saksi_ba = "orang[]"`); `requires` the dotted fields that
must not be empty, all others print as nothing; `[[form]]` dated form codes, printed with confidence "A"
only; `[[question]]` answers that no record holds.

Body, first the template language: `{{ value | filter }}`, `{% if %}`, `{% for %}`, `{% set %}`; filters are in
`filters.py`; `dasar("topic", …)` gives the citations of `core.rules.law` that apply, `tolak("why")` refuses to
write the paper. A line that holds only a `{% %}` leaves no line behind.

Then the text, a part of Markdown: paragraphs; `#` centred and bold, `##` centred, `###` bold; lists `1.`, `a.`
and `-`, indented to nest; `**bold**`, `*italic*`, `` `typewriter` ``; tables with `|`. And these parts, which
open with `::: name` and close with `:::`:

    kepala-surat PLACE-DATE   rows `Label : value` of a letter's head
    yth                       lines of the addressee
    isian                     rows `Label : value`; the value `[titik]` is a dotted line
    butir LABEL               a body beside its label: Menimbang, KESATU, Dasar
    tanda-tangan [kiri|tengah|kanan]   lines above, `[ruang]` or `[ruang: label of a box]`, lines below;
                              `||` on a line starts the next signature, from left to right
    tembusan                  the posts that get a copy
    slip                      a receipt to tear off
    satukan                   a body kept on one page
    tengah                    a body with centred paragraphs
    halaman-baru, ruang MM    a new page; empty room (neither is closed)

Rows and lines whose value is empty are left out, and with them a part that has none left.
"""
