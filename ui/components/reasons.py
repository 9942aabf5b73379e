"""The words for why somebody of the register may be meant, or what speaks against it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from core.people.likeness import Manner
from core.people.matching import Answer, Candidate, Reason, Verdict, fits
from core.people.numbers import display
from core.people.question import Field

translate: Final = QCoreApplication.translate
_STRONG: Final = 850
_LONGEST_SEEN: Final = 80


def score(candidate: Candidate) -> tuple[str, str]:
    """How well somebody fits as a word, and the level of the bar beside it: good, fair or weak."""
    if fits(candidate) and candidate.score >= _STRONG:
        return translate("score", "Sangat cocok"), "good"
    if fits(candidate):
        return translate("score", "Cukup cocok"), "fair"
    return translate("score", "Kurang cocok"), "weak"


def verdict(answer: Answer) -> tuple[str, str, str]:
    """What an answer amounts to: one line, what to do, and the tone of both."""
    if not answer.candidates:
        return (
            translate("verdict", "Tidak ada yang cocok di daftar pegawai."),
            translate("verdict", "Cari sendiri dengan nama, NIP, atau unit kerja."),
            "doubt",
        )
    if answer.verdict is Verdict.ONE:
        return (
            translate("verdict", "Satu orang paling cocok."),
            translate("verdict", "Periksa alasannya. Netra tidak menghubungkan siapa pun sendiri."),
            "accent",
        )
    if answer.verdict is Verdict.NOBODY:
        return (
            translate("verdict", "Tidak ada yang cukup cocok."),
            translate("verdict", "Ini yang paling dekat; boleh jadi bukan mereka."),
            "doubt",
        )
    if answer.rivals:
        return (
            translate("verdict", "Tidak dapat dipastikan: {count} orang sama-sama cocok.").format(
                count=answer.rivals + 1
            ),
            translate("verdict", "Bandingkan unit kerja, jabatan, dan NIP sebelum memilih."),
            "doubt",
        )
    return (
        translate("verdict", "Tidak dapat dipastikan: petunjuknya bertentangan."),
        translate("verdict", "Periksa yang ditandai berbeda sebelum memilih."),
        "doubt",
    )


def reason(found: Reason) -> tuple[str, str, str]:
    """One reason in plain words, the icon beside it, and the token of both."""
    name = {
        Field.NAME: translate("reason", "Nama"),
        Field.UNIT: translate("reason", "Unit kerja"),
        Field.POSITION: translate("reason", "Jabatan"),
        Field.NUMBER: translate("reason", "NIP"),
        Field.HANDLE: translate("reason", "Akun"),
    }[found.field]
    seen, registered = _shown(found, found.seen), _shown(found, found.registered)
    if not found.registered:
        words = translate("reason", "{field} terlihat “{seen}”; di daftar tidak ada")
        return words.format(field=name, seen=seen), "minus", "quiet"
    if not found.seen:
        words = translate("reason", "{field} tidak terlihat; di daftar “{registered}”")
        return words.format(field=name, registered=registered), "minus", "quiet"
    if found.field is Field.HANDLE and found.manner is Manner.DIFFERENT:
        # People have accounts that nobody has told us about: another one speaks against nobody.
        words = translate("reason", "Akun terlihat “{seen}”; yang tercatat “{registered}”")
        return words.format(seen=seen, registered=registered), "minus", "quiet"
    if found.manner is Manner.EXACT:
        return (
            translate("reason", "{field} sama: “{registered}”").format(field=name, registered=registered),
            "check",
            "done",
        )
    words = {
        Manner.VARIANT: translate("reason", "{field} sama, ejaan lain: terlihat “{seen}”, di daftar “{registered}”"),
        Manner.INITIAL: translate("reason", "{field} disingkat: terlihat “{seen}”, di daftar “{registered}”"),
        Manner.CLOSE: translate("reason", "{field} mirip: terlihat “{seen}”, di daftar “{registered}”"),
        Manner.PART: translate("reason", "{field} sebagian sama: terlihat “{seen}”, di daftar “{registered}”"),
        Manner.DIFFERENT: translate("reason", "{field} berbeda: terlihat “{seen}”, di daftar “{registered}”"),
    }[found.manner]  # fmt: skip
    image, tone = {
        Manner.VARIANT: ("check", "done"), Manner.INITIAL: ("check", "done"), Manner.CLOSE: ("waves", "quiet"),
        Manner.PART: ("waves", "doubt"), Manner.DIFFERENT: ("x", "danger"),
    }[found.manner]  # fmt: skip
    return words.format(field=name, seen=seen, registered=registered), image, tone


def _shown(found: Reason, text: str) -> str:
    if found.field is Field.NUMBER:
        return display(text)
    if found.field is Field.HANDLE and not text.startswith("@"):
        text = f"@{text}"
    return text if len(text) <= _LONGEST_SEEN else text[:_LONGEST_SEEN] + "…"
