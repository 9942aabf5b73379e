"""Telling titles from a name as it is written in one text: `Dr. Johanis Sumual, S.Sos., M.Si.`.

Titles are known by their form (`S.Sos.`, `M.Si`) or, without full stops, by a list. What does not look
like a title stays part of the name: leaving a title in costs a little closeness, taking a name away
loses a person.
"""

from __future__ import annotations

import re
from typing import Final

from core.people.names import Name

_FRONT_TITLES: Final = """prof dr dra drs drg drh ir h hj hjh kh rd r.ng apt ns pdt pdm pnt dkn pastor ust ustadz ustad tgh
    akbp akp kompol ipda iptu aiptu bripka brigjen kolonel letkol mayor kapten lettu letda serka sertu
    bapak ibu bpk bp sdr sdri saudara saudari tuan nyonya ny tn nn yth"""
_FRONT: Final = frozenset(_FRONT_TITLES.split())
_BACK_TITLES: Final = """se sh st sp sik sip ssi spd spdi ssos ssosi skom skep sked skm sst sstp stp spi spt sag sthi shi shut sfarm
    sgz spsi sikom sab sap sak sars skg spak spar sth spdk spdsd spdpaud
    mm mh msi mpd mkes mt mkom map mab mhum mha mba mph msc ma mp mth mtp mpsi mak mikom mfarm mkep mtr mip mars
    amd amdkep amdkeb amdkom amdfarm ama amapd amak amkeb amkep amkl ners ns apt ak ca cpa cfra cgcae phd dea
    bac ba bsc spog spa spb spm"""
_BACK: Final = frozenset(_BACK_TITLES.split())
# A letter or two, then short groups of letters behind full stops: S.Pd.K., M.Si, A.Md.Kep, Ph.D, Sp.OG.
_TITLE_FORM: Final = re.compile(
    r"(?:[SMA]|Sp|Ph)\.\s?(?:[A-Za-z]{1,4}(?:\.\s?|\s)){0,3}[A-Za-z]{1,4}\.?", re.IGNORECASE
)
_ALSO_NAMES: Final = frozenset({"ba", "ma", "st", "sp", "ns", "ak", "ca", "ama", "sag", "mars", "dea"})
_SPACES: Final = re.compile(r"\s+")


def split(text: str) -> Name:
    """The name and its titles, front and back, each with the spelling it had.

    `SUMUAL, Johanis` is turned round: what stands behind a comma and is no title is the given name.
    """
    parts = [_SPACES.sub(" ", part).strip() for part in text.replace("\u00a0", " ").split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return Name(name="")
    head, behind = parts[0], parts[1:]
    given = [part for part in behind if not is_title(part)]
    back = [part for part in behind if is_title(part)]
    if len(given) == 1 and _has_word(given[0]):
        head = f"{given[0]} {head}"
    else:
        back = behind
    front, words = _front(head.split(" "))
    words, trailing = _trailing(words)
    return Name(name=" ".join(words), front=" ".join(front), back=", ".join([*trailing, *back]))


def without(line: str) -> str:
    """A line of text, in which more than a name may stand, without the titles in it."""
    parts = [_SPACES.sub(" ", part).strip() for part in line.split(",")]
    kept = []
    for part in parts:
        if part and not is_title(part):
            words, _ = _trailing(_front(part.split(" "))[1])
            kept.append(" ".join(words))
    return ", ".join(kept)


def is_title(part: str) -> bool:
    """Whether a text of one or more words has the form of titles behind a name."""
    if _TITLE_FORM.fullmatch(part):
        return True
    return all(_plain(word) in _BACK or bool(_TITLE_FORM.fullmatch(word)) for word in part.split(" "))


def _front(words: list[str]) -> tuple[list[str], list[str]]:
    words = _loosened(words)
    count = 0
    while count < len(words) - 1:
        pieces = [piece for piece in words[count].lower().split(".") if piece]
        if not pieces or not all(piece in _FRONT for piece in pieces):
            break
        count += 1
    return words[:count], words[count:]


def _loosened(words: list[str]) -> list[str]:
    """`H.M. Rusdi` is the title H. and the initial M."""
    loose: list[str] = []
    for at, word in enumerate(words):
        first, stop, rest = word.partition(".")
        glued = stop and rest and len(words) > at + 1 and first.lower() in _FRONT
        if glued and not all(piece in _FRONT for piece in rest.lower().split(".") if piece):
            loose += [f"{first}.", rest]
        else:
            loose.append(word)
    return loose


def _trailing(words: list[str]) -> tuple[list[str], list[str]]:
    shouted = all(word == word.upper() for word in words)
    count = len(words)
    while count > 1:
        pair = " ".join(words[count - 2 : count])
        if (
            count > 2
            and re.fullmatch(r"[SMA]\. [A-Z][a-z]{1,4}\.?", pair)
            and _plain(pair).replace(" ", "") in _BACK
        ):
            count -= 2  # `A. Md.`, `S. Kom.`
        elif _trails(words[count - 1], shouted=shouted):
            count -= 1
        else:
            break
    return words[:count], [" ".join(words[count:])] if count < len(words) else []


def _trails(word: str, *, shouted: bool) -> bool:
    """Whether the last word of a text without comma is a title: by its full stops, or by the list in capitals."""
    if "." in word.rstrip("."):
        groups = [group for group in word.split(".") if group]
        in_groups = bool(_TITLE_FORM.fullmatch(word)) and any(len(group) > 1 for group in groups)
        return in_groups or _plain(word) in _BACK
    if _plain(word) not in _BACK or (shouted and _plain(word) in _ALSO_NAMES):
        return False
    return word.rstrip(".") == word.rstrip(".").upper() or word.endswith(".")


def _plain(word: str) -> str:
    return word.replace(".", "").lower()


def _has_word(part: str) -> bool:
    return any(len(word.strip(".")) > 1 for word in part.split(" "))
