"""Papers: a dated template and a context of plain values become blocks, blocks become a PDF.

A template is a TOML head between `+++` lines and a body; `resources/templates/README.md` describes both
for the people who edit them. Values from a case are data all the way: they travel through template
engine and Markdown as sealed tokens and come back as literal text (`engine.py`, `prose.py`).

`document.create` and `document.plain` are what callers use.
"""
