"""Papers: a dated template and a context of plain values become blocks, blocks become a PDF.

`document.create` and `document.plain` are what callers use; `document.lay` gives blocks and sheet to any writer. A
value of a case is data all the way: it travels through template engine and Markdown as a sealed token and comes
back as literal text. `checking.check` looks a template over.

A template is a TOML head between `+++` lines and a body.

Head: `id`, `title` (kind of document, never a name), `issuers` (bawaslu, agency, official), `valid_from`, `paper` (a4,
folio, f4), `landscape`, `[margins]` in mm, `font` (arial, bookman), `size`, `leading`, `indent` (mm, first lines),
`marking`, `security` (B, T, R, SR), `letterhead`, `pages` (numbered `2 dari 5`), `code` (false: no code at the foot that leads a
scan back), `register` (with another value than
`optional` and `none` the paper is KONSEP until its number is known), `number` (its dotted name, `surat.nomor`),
`signers`; `[groups]` names the groups of `groups.py` it uses (`pembuat = "orang"`, `saksi = "orang[]"`); `requires` the
dotted fields that must not be empty (`a|b`: one of them), all others print as nothing; `[defaults]` by dotted name;
`[[form]]` dated form codes, printed with confidence A and B; `[[variant]]` what differs when an answer has a value;
`[[question]]` answers that no record holds: `type` text, long, date, time, int, list, choice, flag, record, table, with
`group` and `columns` for the last two. The group `cetak` (how it is printed) belongs to every template.

Body, first the template language: `{{ value | filter }}`, `{% if %}`, `{% for %}`, `{% set %}`; filters are in
`filters.py`, `naming.py`, `listing.py`; `dasar("topic", …)` gives the citations of `core.rules.law` that apply,
`jangka("topic")` a time limit in words, `tolak("why")` refuses to write the paper, `ingatkan("what")` warns. A line that
holds only a `{% %}` leaves no line behind. A line `::: pakai NAME` stands for a shared piece (`templates/pieces`).

Then the text, a part of Markdown: paragraphs; `#` centred and bold, `##` centred, `###` bold; lists `1.`, `a.`
and `-`, indented to nest; `**bold**`, `*italic*`, `` `typewriter` ``; tables with `|`. And these parts, which
open with `::: name` and close with `:::`:

    kepala-surat PLACE-DATE   rows `Label : value` of a letter's head
    kepala-lampiran           lines and rows at the upper right of an attachment
    yth                       lines of the addressee
    isian                     rows `Label : value`; `[titik]`, `[titik 3]`: dotted lines while there is no value
    butir LABEL               a body beside its label: Menimbang, KESATU, Dasar
    nomor MARKER              a body beside its number
    tanda-tangan [kiri|tengah|kanan]   lines above, `[ruang]` or `[ruang: label of a box]`, lines below;
                              `[ttd] name` one of several people under common lines; `||` on a line starts the
                              next signature, from left to right, two in a row
    tembusan                  the posts that get a copy
    tabel OPTIONS             a Markdown table: `lebar=8,60,30` shares of the width, `tengah=1` centred columns,
                              `ttd=4` a column to sign in, `tinggi=10` mm, `cadangan=5` empty rows, `penuh` empty
                              rows to the end of the page, `kecil` small type
    gambar CODE               a picture of evidence with the body as its caption
    slip                      a receipt to tear off
    satukan                   a body kept on one page
    menjorok [MM]             a body set further in, kept on one page
    tengah                    a body with centred paragraphs
    catatan                   a body in small type
    halaman-baru, ruang MM    a new page; empty room (neither is closed)

Rows and lines whose value is empty are left out, and with them a part that has none left.
"""
