"""Lists by election, and the file in which they travel from office to office."""

from __future__ import annotations

import pytest

from core.errors import UserError
from core.reading.fields import Keywords, Pair, load_keywords
from core.reading.fields.elections import Election, combined, load_elections, to_text
from core.reading.fields.keywords import too_common

FILE = """
    [[candidate]]
    number = 1
    names = ["Budi Contoh", "Siti Aminah"]
    election = "Pemilihan  Bupati"
    [[candidate]]
    names = ["Denny Lasut"]
    number = 1
    election = "Gubernur"
    [[slogan]]
    words = ["Girian Bangkit"]
    election = "pemilihan bupati"
    [[call]]
    words = ["gaspol torang"]
    [[call]]
    words = ["mantap"]
    confidence = "C"
    election = "Lain"
"""


def test_a_file_is_parted_by_election_whatever_the_spelling_and_empty_parts_are_left_out() -> None:
    assert load_elections(FILE) == (
        Election(
            name="Pemilihan Bupati",
            keywords=Keywords(
                pairs=(Pair(names=("Budi Contoh", "Siti Aminah"), number=1, election="Pemilihan Bupati"),),
                slogans=("girian bangkit",),
            ),
        ),
        Election(
            name="Gubernur",
            keywords=Keywords(pairs=(Pair(names=("Denny Lasut",), number=1, election="Gubernur"),)),
        ),
        Election(keywords=Keywords(calls=("gaspol torang",))),
    )


def test_the_parts_together_are_what_the_file_says_without_elections() -> None:
    joined, whole = combined(load_elections(FILE)), load_keywords(FILE)
    assert [pair.names for pair in joined.pairs] == [pair.names for pair in whole.pairs]
    assert (joined.slogans, joined.calls) == (whole.slogans, whole.calls)


def test_a_written_file_is_read_back_with_everything_that_could_mean_something_else_in_it() -> None:
    election = Election(
        name='Kota "Contoh" \\ 2026 # [[x]]',
        keywords=Keywords(
            pairs=(Pair(names=('Budi "Bung" O\'Contoh', "Siti\\n"), number=12, short=('"BC"', "B\\SA")),),
            slogans=tuple(f"kata {number} 'ya' = é" for number in range(1_100)),
            denials=("bukan #itu",),
        ),
    )
    other = Election(name="Gubernur", keywords=Keywords(topics=("pilgub",), praises=("hebat nian",)))
    written = (election.named(election.name), other)
    assert load_elections(to_text((election, other))) == written
    assert load_elections(to_text(())) == ()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("[[slogan]]\nwords = ['maju']\nelection = 3", "slogan 1: election"),
        ("[[slogan]]\nwords = ['maju']\nelection = '" + "x" * 81 + "'", "slogan 1: election"),
        ("[[call]]\nwords = ['a']", "call 1: words"),
        ("[[candidate]]\nnames=['Budi']\nnumber=1\nelection='Kota'\n"
         "[[candidate]]\nnames=['Siti']\nnumber=1\nelection='KOTA'", "candidate 2: number"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_its_place_in_the_file(text: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        load_elections(text)
    assert refused.value.facts["field"] == field


def test_words_that_say_nothing_are_known_by_name() -> None:
    assert {"mantap", "gaspol"} <= too_common()
    assert "coblos" not in too_common()
