"""Lists of words: the one that comes with Netra, and what is wrong with a file of an office."""

from __future__ import annotations

import pytest

from core.errors import UserError
from core.reading.fields import Keywords, Pair, generic, load_keywords
from core.reading.fields.keywords import from_tree, to_tree


def test_the_generic_list_has_words_and_names_nobody() -> None:
    words = generic()
    assert words.pairs == ()
    assert words.slogans == ()
    assert {"coblos", "menangkan", "lanjutkan"} <= set(words.calls)
    assert "salam # jari" in words.gestures


def test_ambiguous_words_are_listed_but_not_looked_for() -> None:
    assert "mantap" not in generic().calls


def test_a_file_of_an_office_is_read() -> None:
    text = """
        [[candidate]]
        number = 2
        names = ["Budi  Contoh", "Siti Aminah"]
        short = ["BC-SA"]
        [[candidate]]
        names = ["Denny Lasut"]
        election = "Gubernur"
        [[call]]
        words = ["Gaspol", "gaspol"]
        confidence = "A"
        note = "dipakai di sini saja"
        [[slogan]]
        words = ["Girian Bangkit"]
    """
    assert load_keywords(text) == Keywords(
        pairs=(
            Pair(names=("Budi Contoh", "Siti Aminah"), number=2, short=("BC-SA",)),
            Pair(names=("Denny Lasut",), election="Gubernur"),
        ),
        calls=("gaspol",),
        slogans=("girian bangkit",),
    )


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("[[call]\nwords = []", "baris 1"),
        ("a = 1\nb = = 2", "baris 2"),
        ('words = "', "berkas"),
        ("[[" * 60_000, "baris 1"),
        ("a = " + "[" * 100_000, "berkas"),
        ("#" * 600_000, "berkas"),
        ("[[seruan]]\nwords = ['coblos']", "seruan"),
        ("call = ['coblos']", "call"),
        ("[[call]]\nwords = 'coblos'", "call 1: words"),
        ("[[call]]\nwords = []", "call 1: words"),
        ("[[call]]\nwords = ['coblos']\n[[call]]\nwords = ['a']", "call 2: words"),
        ("[[call]]\nwords = ['coblos']\nconfidence = 'D'", "call 1: confidence"),
        ("[[call]]\nwords = ['coblos']\nconfidence = ['A']", "call 1: confidence"),
        ("[[call]]\nword = ['coblos']", "call 1: word"),
        ("[[slogan]]\nwords = ['" + "x" * 81 + "']", "slogan 1: words"),
        ("[[candidate]]\nnumber = 1", "candidate 1: names"),
        ("[[candidate]]\nnames = ['Budi', 'Siti', 'Denny']", "candidate 1: names"),
        ("[[candidate]]\nnames = ['Budi']\nnumber = 0", "candidate 1: number"),
        ("[[candidate]]\nnames = ['Budi']\nnumber = true", "candidate 1: number"),
        ("[[candidate]]\nnames = ['Budi']\nnumber = 1\n[[candidate]]\nnames = ['Siti']\nnumber = 1", "candidate 2: number"),
        ("[[candidate]]\nnames = ['Budi']\nelection = 1", "candidate 1: election"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_named(text: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        load_keywords(text)
    assert refused.value.code == "setting_invalid"
    assert refused.value.facts["field"] == field
    assert refused.value.facts["reason"]


def test_one_number_may_stand_in_two_elections() -> None:
    text = "".join(
        f"[[candidate]]\nnames = ['Budi {name}']\nnumber = 1\nelection = '{name}'\n" for name in ("Bupati", "Gubernur")
    )  # fmt: skip
    assert [pair.number for pair in load_keywords(text).pairs] == [1, 1]


def test_a_list_survives_being_written_down() -> None:
    pairs = (
        Pair(names=("Budi Contoh",), number=1, short=("BC",)),
        Pair(names=("Siti", "Denny"), election="x"),
    )
    words = Keywords(
        pairs=pairs, calls=tuple(f"kata {number}" for number in range(1_200)), denials=("bukan itu",)
    )
    assert from_tree(to_tree(words)) == words
    assert from_tree(to_tree(generic())) == generic()


def test_joining_keeps_both_and_repeats_nothing() -> None:
    joined = Keywords(calls=("coblos", "pilih")).joined(Keywords(calls=("pilih", "dukung")))
    assert joined.calls == ("coblos", "pilih", "dukung")
