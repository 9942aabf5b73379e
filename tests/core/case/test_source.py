"""What a person says of evidence stays beside it; time and person of the intake do not change with it."""

from __future__ import annotations

import pytest

from core.case import evidence
from core.case.ledger import Ledger
from core.case.source import Source
from core.errors import UserError

SAID = Source(
    obtained_from="Grup WhatsApp kantor",
    captured_at="2020-10-14T08:15+08:00",
    captured_by="Rina Wowor",
    platform="facebook",
    account="meity.p",
    posted_at="2020-10-13",
    clock_offset_s=-90,
)


def test_a_source_is_kept_and_the_intake_stays_as_it_was(ledger: Ledger) -> None:
    with ledger.transaction():
        item = evidence.add(ledger, b"bytes", "a.bin").evidence
    assert item.source.empty
    ledger.actor = "Orang lain"
    with ledger.transaction():
        said = evidence.describe(ledger, item.id, SAID)
    assert (said.source, said.added_at, said.added_by) == (SAID, item.added_at, "Rina Wowor")
    assert evidence.items(ledger) == (said,)
    with ledger.transaction():
        again = evidence.describe(ledger, item.id, Source(platform="x"))
    assert (again.source, again.added_at) == (Source(platform="x"), item.added_at)


def test_what_is_laid_aside_leaves_the_list_and_comes_back_whole(ledger: Ledger) -> None:
    with ledger.transaction():
        item = evidence.add(ledger, b"bytes", "a.bin").evidence
        evidence.describe(ledger, item.id, SAID)
        aside = evidence.lay_aside(ledger, evidence.find(ledger, item.id))
    assert evidence.items(ledger) == ()
    assert evidence.every(ledger) == (aside,)
    assert evidence.original(ledger, aside) == b"bytes"
    with ledger.transaction():
        back = evidence.lay_aside(ledger, aside, aside=False)
    assert evidence.items(ledger) == (back,)
    assert back.source == SAID


@pytest.mark.parametrize(
    "said",
    [{"captured_at": "kemarin"}, {"captured_at": "2020-10-14T08:15"}, {"posted_at": "2020-13-01"}, {"note": "a\nb"},
     {"account": "x" * 501}, {"clock_offset_s": 10**12}],
)  # fmt: skip
def test_a_source_that_makes_no_sense_is_refused(said: dict[str, str]) -> None:
    with pytest.raises(UserError, match="setting_invalid"):
        Source(**said)  # type: ignore[arg-type]
