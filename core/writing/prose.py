"""Markdown of a template, its values still sealed, made into blocks with literal text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.writing import blocks
from core.writing.blocks import Align, Block, Run, Text
from core.writing.faults import Fault
from core.writing.literal import glue
from core.writing.numbers import letter

Opener = Callable[[str], str]
OFF: Final = (
    "link",
    "image",
    "autolink",
    "html_inline",
    "html_block",
    "reference",
    "code",
    "fence",
    "blockquote",
    "hr",
    "lheading",
)
LETTERED: Final = ")"
"""Lists lettered `a.` go through Markdown, which knows no letters, as `1)`."""
_LETTER_ITEM: Final = re.compile(r"^([ ]*)[a-z]\. ", re.MULTILINE)
_BRACKET_ITEM: Final = re.compile(r"^[ ]*[0-9]+\) ", re.MULTILINE)


class Prose:
    """Reads Markdown and gives blocks; `opener` turns seals into the literal text behind them."""

    def __init__(self, opener: Opener, *, indent: bool = False) -> None:
        self._open = opener
        self._indent = indent
        self._markdown = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable(list(OFF))

    def blocks(self, text: str, align: Align = "justify") -> tuple[Block, ...]:
        """The blocks of a stretch of Markdown. Raises `Fault`."""
        if _BRACKET_ITEM.search(text):
            raise Fault("daftar dinomori 1. atau a., bukan 1)")
        tokens = self._markdown.parse(_LETTER_ITEM.sub(r"\g<1>1) ", text))
        return tuple(_Walk(tokens, self.inline, align, self._indent).until(None))

    def line(self, text: str) -> Text:
        """The text of one line that may hold bold, italic and typewriter marks."""
        found: list[Run] = []
        for token in self._markdown.parseInline(text.strip()):
            found += self.inline(token)
        return tuple(found)

    def literal(self, text: str) -> str:
        """One line without marks, its seals opened."""
        return glue(self._open(text.strip()))

    def inline(self, token: Token) -> Text:
        """The runs of an inline token, neighbours of one style made one."""
        runs: list[Run] = []
        bold = italic = 0
        for child in token.children or ():
            kind = child.type
            if kind in ("strong_open", "strong_close"):
                bold += child.nesting
            elif kind in ("em_open", "em_close"):
                italic += child.nesting
            else:
                text = {"softbreak": " ", "hardbreak": "\n"}.get(kind, child.content)
                runs.append(
                    Run(text=self._open(text), bold=bold > 0, italic=italic > 0, mono=kind == "code_inline")
                )
        return _merged(runs)


def _merged(runs: Sequence[Run]) -> Text:
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and (last.bold, last.italic, last.mono) == (run.bold, run.italic, run.mono):
            merged[-1] = Run(text=last.text + run.text, bold=run.bold, italic=run.italic, mono=run.mono)
        elif run.text:
            merged.append(run)
    return tuple(
        run if run.mono else Run(text=glue(run.text), bold=run.bold, italic=run.italic) for run in merged
    )


class _Walk:
    """Goes through block tokens once, from the front."""

    def __init__(
        self, tokens: Sequence[Token], inline: Callable[[Token], Text], align: Align, indent: bool
    ) -> None:
        self._tokens = tokens
        self._inline = inline
        self._align: Align = align
        self._indent = indent
        self._at = 0

    def until(self, closing: str | None, depth: int = 0) -> list[Block]:
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == closing:
                break
            if token.type == "paragraph_open":
                text = self._inline(self._next())
                self._next()
                if blocks.plain(text).strip():
                    indent = self._indent and depth == 0 and self._align == "justify"
                    found.append(blocks.Paragraph(text=text, align=self._align, indent=indent))
            elif token.type == "heading_open":
                found.append(blocks.Heading(level=int(token.tag[1]), text=self._inline(self._next())))
                self._next()
            elif token.type in ("ordered_list_open", "bullet_list_open"):
                found.append(self._list(token, depth))
            elif token.type == "table_open":
                found.append(self._table())
            else:
                raise Fault(f"bentuk tulisan {token.type} tidak dipakai dalam templat")
        return found

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _list(self, opening: Token, depth: int) -> Block:
        number = int(opening.attrs.get("start", 1))
        closing = opening.type.replace("_open", "_close")
        items: list[blocks.Item] = []
        while self._next().type != closing:
            item = self.until("list_item_close", depth + 1)
            if opening.type == "bullet_list_open":
                marker = "-"
            elif opening.markup == LETTERED:
                marker = letter(number) + "."
            else:
                marker = f"{number}."
            items.append(blocks.Item(marker=marker, blocks=tuple(item)))
            number += 1
        return blocks.Items(items=tuple(items))

    def _table(self) -> Block:
        rows: list[tuple[Text, ...]] = []
        row: list[Text] = []
        while (token := self._next()).type != "table_close":
            if token.type == "tr_open":
                row = []
            elif token.type == "inline":
                row.append(self._inline(token))
            elif token.type == "tr_close":
                rows.append(tuple(row))
        return blocks.Table(header=rows[0], rows=tuple(rows[1:]))
