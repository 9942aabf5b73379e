"""The words of the inbox: what a card says, why pictures belong together, how an item of the checklist stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.case.source import moment_of
from core.clock import parse_instant
from core.process.cards import Card, Health
from core.process.completeness import Checked, Ground, State
from core.reading.duplicates import Likeness, Link
from core.reading.fields import FieldKind
from core.vault.office import Office
from core.writing.dates import hour, long_date, weekday
from ui import texts
from ui.inbox.guesses import NOBODY, Guess

translate: Final = QCoreApplication.translate
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_PLATFORMS: Final = {
    "facebook": "Facebook", "instagram": "Instagram", "whatsapp": "WhatsApp", "tiktok": "TikTok", "x": "X",
}  # fmt: skip
_LONG: Final = 24
_LONGEST: Final = 80
_BREAK: Final = "\u200b"
_WHO: Final = (
    FieldKind.DISPLAY_NAME, FieldKind.HANDLE, FieldKind.GROUP_NAME, FieldKind.SITE, FieldKind.PHONE,
)  # fmt: skip


def plain(text: str) -> str:
    """A text from outside on one line, without signs that turn or hide what stands beside them."""
    kept = "".join(sign if unicodedata.category(sign) not in _UNSEEN else " " for sign in text)
    return " ".join(kept.split())


def breakable(text: str) -> str:
    """The same with places to break at in words that are longer than a narrow column."""
    return " ".join(
        _BREAK.join(word[at : at + _LONG] for at in range(0, len(word), _LONG)) for word in text.split(" ")
    )


def day(value: date, today: date) -> str:
    """A day of the grid: `Hari ini`, `Kemarin`, or the day in full."""
    full = f"{weekday(value)}, {long_date(value)}"
    if value == today:
        return translate("inbox", "Hari ini  ·  {day}").format(day=full)
    if value == today - timedelta(days=1):
        return translate("inbox", "Kemarin  ·  {day}").format(day=full)
    return full


def told(card: Card, kind: FieldKind) -> str:
    """The first field of this kind that matters, as it stands on the picture; empty without one."""
    found = card.known.told if card.known is not None else ()
    return plain(next((text for name, text in found if name == kind), ""))


def who(card: Card) -> str:
    """The account, as a person named it or as it was read; the file's name when nothing tells it."""
    said = plain(card.item.source.account)
    text = said or next((text for kind in _WHO if (text := told(card, kind))), "") or plain(card.item.name)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def platform(card: Card) -> str:
    """The platform, as a person named it or as it looks; empty when nobody knows."""
    said = plain(card.item.source.platform)
    if said:
        return said
    guess = card.known.shown.platform if card.known is not None else ""
    words = {
        "story": translate("inbox", "Cerita"), "news": translate("inbox", "Berita"),
        "desktop": translate("inbox", "Layar komputer"),
    }  # fmt: skip
    return _PLATFORMS.get(guess) or words.get(guess, "")


def posted(card: Card) -> str:
    """When it was posted, as a person said or as it stands on the picture; empty when neither."""
    said = card.item.source.posted_at
    return moment(said) if said else told(card, FieldKind.DATETIME)


def moment(iso: str) -> str:
    """A day, or a moment with its clock time, from its ISO 8601 form."""
    value = moment_of(iso)
    if hasattr(value, "hour"):
        return f"{texts.short_date(value.date())} {hour(value.time())}"  # type: ignore[attr-defined]
    return texts.short_date(value)


def where(card: Card, office: Office) -> str:
    """Platform and date of the post on one line; while neither is known, when it came in."""
    known = "  ·  ".join(part for part in (platform(card), posted(card)) if part)
    local = parse_instant(card.item.added_at).astimezone(office.zone)
    return known or translate("inbox", "masuk {hour}").format(hour=hour(local.time()))


def health(card: Card) -> tuple[str, str]:
    """How far the reading is, and the token that colours the words; empty when all is well."""
    if card.health is Health.FAILED:
        return texts.reason(card.reading.reason if card.reading is not None else None), "danger"
    return {
        Health.UNREAD: (translate("inbox", "Belum dibaca"), "doubt"),
        Health.EMPTY: (translate("inbox", "Tidak ada kata"), "quiet"),
        Health.NONE: (texts.media(card.item.media_type), "quiet"),
    }.get(card.health, ("", "text"))


def folded(count: int) -> str:
    """How many pieces a folded card stands for."""
    return translate("inbox", "{count} serupa").format(count=count)


def fold_again() -> str:
    """What folds an open group."""
    return translate("inbox", "lipat")


def likeness(link: Link) -> str:
    """Why a piece belongs to its group, with the degree."""
    share = max(1, link.degree // 10)
    return {
        Likeness.SAME_BYTES: translate("inbox", "Berkas yang persis sama"),
        Likeness.SAME_PICTURE: translate("inbox", "Gambar yang sama, dikirim atau disimpan ulang ({share} % sama)"),
        Likeness.PART: translate("inbox", "Potongan dari tangkapan yang sama ({share} % teksnya sama)"),
        Likeness.CONTINUED: translate("inbox", "Unggahan atau percakapan yang sama, bagian lain ({share} % teksnya sama)"),
    }[link.likeness].format(share=share)  # fmt: skip


def gone(card: Card, names: Mapping[str, str]) -> str:
    """That something alike is in a case file already; empty when nothing is."""
    if not card.gone_to:
        return ""
    first = plain(names.get(card.gone_to[0], ""))
    return translate("inbox", "Yang serupa ada di berkas {name}").format(name=first or texts.NONE)


def guess(found: Guess | None) -> str:
    """Who a picture may be about; empty when nobody fits or nobody was asked yet."""
    if found is None or found == NOBODY:
        return ""
    if found.many:
        return translate("inbox", "mungkin salah satu dari {count} orang").format(count=found.many)
    return translate("inbox", "mungkin: {name}  ·  {count} alasan").format(
        name=plain(found.name), count=found.reasons
    )


def state(checked: Checked) -> str:
    """How one item stands, and what says so."""
    if checked.state is State.MISSING:
        return translate("inbox", "belum")
    if checked.state is State.NOT_NEEDED:
        return translate("inbox", "tidak perlu")
    words = plain(checked.words)
    if checked.item.said == ("captured_at",) or checked.item.said == ("posted_at",):
        words = moment(checked.words) if checked.ground is Ground.SAID else words
    if checked.item.said == ("clock_offset_s",):
        words = offset(int(checked.words)) if checked.ground is Ground.SAID else words
    form = {
        Ground.READ: translate("inbox", "terbaca: {words}"), Ground.BESIDE: translate("inbox", "pada tangkapan lain: {words}"),
        Ground.SHOWN: translate("inbox", "tampak pada gambar"), Ground.TICKED: translate("inbox", "ditandai ada"),
    }.get(checked.ground, "{words}")  # fmt: skip
    return form.format(words=words)


def offset(seconds: int) -> str:
    """How far a device's clock is off."""
    if not seconds:
        return translate("inbox", "jamnya tepat")
    minutes, rest = divmod(abs(seconds), 60)
    size = translate("inbox", "{minutes} menit {rest} detik").format(minutes=minutes, rest=rest)
    ahead = translate("inbox", "lebih cepat {size}"), translate("inbox", "lebih lambat {size}")
    return ahead[seconds < 0].format(size=size)


def lacking(card: Card) -> str:
    """How many items are missing."""
    if not card.lacking:
        return translate("inbox", "lengkap")
    return translate("inbox", "{count} belum ada").format(count=card.lacking)


def aloud(card: Card, office: Office, folded_count: int, guess: str) -> str:
    """Everything a card says, for those who hear it."""
    parts = [
        who(card), where(card, office), health(card)[0], guess,
        folded(folded_count + 1) if folded_count else "",
        translate("inbox", "kelengkapan: {words}").format(words=lacking(card)),
        translate("inbox", "masuk {moment}").format(moment=texts.moment(card.item.added_at, office)),
    ]  # fmt: skip
    return ", ".join(part for part in parts if part)
