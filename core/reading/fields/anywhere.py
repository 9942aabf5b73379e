"""What may stand in any row, whatever the page looks like: addresses, numbers, accounts, full dates, counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.reading.fields.addresses import addresses, goes_on
from core.reading.fields.blocks import HowMany, When
from core.reading.fields.employee_numbers import employee_numbers
from core.reading.fields.marks import Mark, Marked, Role, account_of
from core.reading.fields.offers import Offers
from core.reading.fields.phones import phones
from core.reading.fields.rows import Piece, whole
from core.reading.fields.values import Counted, FieldKind, Part


def find_anywhere(rows: Sequence[Marked], offers: Offers, on: date) -> None:
    """Puts down what blocks have not put down already; numbers of employees are judged as of the day `on`."""
    for place, row in enumerate(rows):
        if row.role is Role.STATUS:
            continue
        _addresses(row, rows[place + 1] if place + 1 < len(rows) else None, offers)
        _numbers(row, offers, on)
        _accounts(row, offers)
        _times(row, offers)
        if row.role is Role.COUNTS:
            for count in row.counts:
                if count.counted is not Counted.UNLABELLED:
                    offers.count(HowMany(count.counted, count.value, Piece(row.row, count.words)), None)


def _addresses(row: Marked, below: Marked | None, offers: Offers) -> None:
    for seen in addresses(row.row.text):
        pieces = [Piece(row.row, row.row.span(seen.start, seen.end))]
        if offers.has(FieldKind.HANDLE, pieces[0]):
            continue  # an account with a full stop in it
        text, value = row.row.text[seen.start : seen.end], seen.value
        same = below is not None and below.row.page == row.row.page
        if below is not None and same and goes_on(seen, row.row.text, below.row.text):
            pieces.append(whole(below.row))
            text, value = f"{text} {below.row.text}", value + below.row.text
        offers.add(FieldKind.URL, pieces, value, text=text)


def _numbers(row: Marked, offers: Offers, on: date) -> None:
    for phone in phones(row.row.text):
        piece = Piece(row.row, row.row.span(phone.start, phone.end))
        offers.add(FieldKind.PHONE, [piece], phone.value, text=row.row.text[phone.start : phone.end])
    for number in employee_numbers(row.row.words, on):
        piece = Piece(row.row, number.words)
        offers.add(FieldKind.NIP, [piece], number.digits, detail=number.detail, key=True)


def _accounts(row: Marked, offers: Offers) -> None:
    for at, word in enumerate(row.row.words):
        account = account_of(word) if row.marks[at] is Mark.ACCOUNT else ""
        if account:
            piece = Piece(row.row, range(at, at + 1))
            offers.add(FieldKind.HANDLE, [piece], account, detail=Part.MENTIONED.value)


def _times(row: Marked, offers: Offers) -> None:
    """Days with their year, which a text speaks of; less would be guesswork outside its place."""
    for seen, words in zip(row.times, row.time_words, strict=True):
        if seen.day is not None and seen.day.year is not None:
            offers.time(When(seen, Piece(row.row, words)), None, None, key=False)
