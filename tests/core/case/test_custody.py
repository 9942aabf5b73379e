"""The custody of one piece of evidence: what the record says of it, and nothing about its neighbours."""

from __future__ import annotations

from core.case import correction, custody, evidence, handover, quote, reading
from core.case.custody import Deed
from core.case.handover import Direction
from core.case.ledger import Ledger
from core.case.source import Source
from core.case.subject import Status, Subject
from core.process import inbox
from core.reading.values import Box
from core.vault.vault import Vault
from tests.core.case.conftest import Maker

BOX = Box(left=1, top=1, width=9, height=9)


def deeds(ledger: Ledger, evidence_id: str) -> list[Deed]:
    return [event.deed for event in custody.of_evidence(ledger, evidence_id)]


def test_everything_about_this_evidence_is_listed_in_order(ledger: Ledger) -> None:
    with ledger.transaction():
        handover.record(
            ledger, direction=Direction.OUT, head="a", fingerprint="b", locked_with="phrase", withheld=0
        )
        item = evidence.add(ledger, b"satu", "satu.png").evidence
        other = evidence.add(ledger, b"dua", "dua.png").evidence
    with ledger.transaction():
        ledger.append(action="open", record=item.id, kind=evidence.KIND)
        ledger.append(action="copy", record=item.id, kind=evidence.KIND)
        reading.record(ledger, item.id, b"{}", 3, [])
        reading.record_failure(ledger, other.id, "reader_timeout")
        made = correction.add(ledger, item.id, page=0, box=BOX, machine="l", text="1")
        correction.remove(ledger, made.id)
        quoted = quote.add(ledger, item.id, page=0, boxes=(BOX,), text="pilih nomor 1")
        quote.remove(ledger, quoted.id)
        evidence.describe(ledger, item.id, Source(platform="Facebook"))
        handover.record(
            ledger, direction=Direction.OUT, head="a", fingerprint="b", locked_with="phrase", withheld=0
        )
    assert deeds(ledger, item.id) == [
        Deed.RECEIVED, Deed.OPENED, Deed.COPIED, Deed.READ, Deed.CORRECTED, Deed.UNCORRECTED, Deed.QUOTED,
        Deed.UNQUOTED, Deed.DESCRIBED, Deed.HANDED_OVER,
    ]  # fmt: skip
    assert deeds(ledger, other.id) == [Deed.RECEIVED, Deed.UNREADABLE, Deed.HANDED_OVER]
    events = {event.deed: event for event in custody.of_evidence(ledger, item.id)}
    assert (events[Deed.CORRECTED].before, events[Deed.CORRECTED].text) == ("l", "1")
    assert (events[Deed.UNCORRECTED].before, events[Deed.UNCORRECTED].text) == ("l", "1")
    assert events[Deed.UNQUOTED].text == "pilih nomor 1"
    assert events[Deed.READ].text == "3"
    assert all(event.by == "Rina Wowor" and event.at for event in events.values())


def test_the_custody_of_two_persons_names_each(make_ledger: Maker) -> None:
    ledger = make_ledger()
    with ledger.transaction():
        item = evidence.add(ledger, b"satu", "satu.png").evidence
    ledger.actor = "Denny Lasut"
    with ledger.transaction():
        evidence.describe(ledger, item.id, Source(note="dari pelapor"))
    assert [event.by for event in custody.of_evidence(ledger, item.id)] == ["Rina Wowor", "Denny Lasut"]


def test_what_came_from_the_inbox_keeps_when_and_by_whom_it_was_received(vault: Vault) -> None:
    with vault.change(vault.inbox_id) as ledger:
        item = evidence.add(ledger, b"satu", "satu.png").evidence
    case = vault.create_case(Subject(name="Johanis Sumual", status=Status.PERMANENT))
    inbox.assign(vault, case.id, [item.id])
    events = custody.of_evidence(vault.case(case.id), item.id)
    assert [event.deed for event in events] == [Deed.RECEIVED, Deed.TAKEN_OVER]
    assert (events[0].at, events[0].by) == (item.added_at, item.added_by)
    assert len({event.id for event in events}) == 2
    moved = custody.of_evidence(vault.inbox, item.id)[-1]
    assert (moved.deed, moved.text) == (Deed.MOVED, case.id)
