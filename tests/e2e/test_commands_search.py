"""`search`: what was read from a picture is found by a script, narrowed, and explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.case.source import Source
from core.process import inbox
from core.vault import opening
from tests.core.vault.texts import add_read
from tests.e2e.program import PASSPHRASE, Desk, Ended, run


def search(desk: Desk, *arguments: object) -> Ended:
    return run("search", desk.vault, "--passphrase-file", desk.key, *arguments)


@pytest.fixture
def items(desk: Desk) -> dict[str, str]:
    """Three texts: two in the case, one in the inbox; their evidence by a word of each."""
    with opening.unlock(desk.vault, PASSPHRASE) as vault:
        found = {
            "lurah": add_read(vault, desk.case, "kampanye lurah\nJohanls Sumual"),
            "camat": add_read(vault, desk.case, "kampanye camat"),
            "dinas": add_read(vault, vault.inbox_id, "kampanye dinas"),
        }
        said = Source(platform="Facebook", posted_at="2020-10-14")
        inbox.describe(vault, desk.case, [found["lurah"]], said)
    return found


def test_a_hit_names_case_evidence_score_snippet_and_place(desk: Desk, items: dict[str, str]) -> None:
    (hit,) = search(desk, "johanis sumual", "--json").json["items"]
    assert (hit["case"], hit["case_name"], hit["kind"]) == (desk.case, "Bintang Contoh", "evidence")
    assert hit["evidence"] == hit["id"] == items["lurah"]
    assert (hit["manner"], hit["page"]) == ("near", 0)
    assert 0 < hit["score"] < 1000
    assert [hit["snippet"][start:end] for start, end in hit["matches"]] == ["Johanls", "Sumual"]
    assert hit["boxes"] == [{"left": left, "top": 20, "width": 40, "height": 10} for left in (0, 50)]
    (inside,) = search(desk, "dinas kampanye", "--json", "--inbox").json["items"]
    assert (inside["case"], inside["evidence"], inside["manner"]) == (None, items["dinas"], "exact")


def test_hits_are_narrowed(desk: Desk, items: dict[str, str]) -> None:
    def which(*arguments: object) -> set[str]:
        return {hit["evidence"] for hit in search(desk, "kampanye", "--json", *arguments).json["items"]}

    assert which() == set(items.values())
    assert which("--case", desk.case[:8]) == {items["lurah"], items["camat"]}
    assert which("--platform", "facebook") == which("--until", "2020-10-14") == {items["lurah"]}
    assert which("--since", "2020-10-15") == {items["camat"], items["dinas"]}
    limited = search(desk, "kampanye", "--json", "--limit", "2").json
    assert (len(limited["items"]), limited["more"]) == (2, True)


def test_people_read_what_was_found_and_in_what_manner(desk: Desk, items: dict[str, str]) -> None:
    ended = search(desk, '"lurah johanls"')
    assert ended.code == 0
    assert "Bintang Contoh" in ended.out
    assert items["lurah"][:8] in ended.out
    assert "2020-10-14" in ended.out
    assert "kampanye [lurah] [Johanls] Sumual" in ended.out
    assert "(tepat)" in ended.out


@pytest.mark.parametrize("query", ["tidakadasamasekali", "", '"', "* ( NEAR", "🙂", "x" * 9_000])
def test_nothing_found_is_no_failure(desk: Desk, items: dict[str, str], query: str) -> None:
    ended = search(desk, query, "--json")
    assert (ended.code, ended.err) == (0, "")
    assert ended.json["items"] == []
    assert search(desk, query).out == "Tidak ada yang cocok.\n"


def test_usage_is_told(desk: Desk) -> None:
    search(desk, "kata", "--case", "00000000").refused(2)
    search(desk, "kata", "--since", "kemarin").refused(2)
    search(desk, "kata", "--limit", "0").refused(2)
    search(desk, "kata", "--case", desk.case, "--inbox").refused(2)
    search(desk).refused(2)
    run("search", desk.vault / "bukan", "kata", "--passphrase-file", desk.key).refused(2)


def test_a_picture_is_found_by_what_stands_on_it(desk: Desk, picture: Path) -> None:
    added = desk.run("evidence", "add", desk.case, picture, "--json")
    assert added.code == 0, added
    stored, read = added.events
    if not read["words"]:
        pytest.skip("nothing can be read on this machine")
    hits = search(desk, "meiske rarung", "--json").json["items"]
    assert [hit["evidence"] for hit in hits] == [stored["id"]]
    assert hits[0]["boxes"]
