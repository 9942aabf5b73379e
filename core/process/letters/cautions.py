"""What a person should look at before a paper goes out. Nothing here stops it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Final

from core.case import hearing
from core.errors import UserError
from core.process.letters import catalogue, effect
from core.process.letters.making import prepared
from core.process.letters.records import Known
from core.rules import law
from core.rules.calendar import LONGEST, Calendar, Counted
from core.vault import office_calendar
from core.vault.office import OfficeKind
from core.vault.vault import Vault
from core.writing import context as contexts
from core.writing import template
from core.writing.context import look_up
from core.writing.dates import long_date, month
from core.writing.head import PRINTING
from core.writing.template import Template

_MONTHS: Final = {month(date(2000, number, 1)).lower(): number for number in range(1, 13)}
_DATE: Final = re.compile(r"\b(\d{1,2}) (" + "|".join(_MONTHS) + r") (\d{4})\b", re.IGNORECASE)
_DECISIONS: Final = frozenset({"D16", "D17", "D20"})
_ARTICLES: Final = ("pasal_dilanggar", "pasal_dugaan")
_REGULATION: Final = re.compile(r"\b(peraturan|undang-undang|PP|UU) (\w+ ){0,3}nomor\b", re.IGNORECASE)
_STUDY: Final = "D13"
_SUMMONS: Final = "D04"
_WRITTEN: Final = {"a4": "A4", "folio": "folio 210 × 330 mm", "f4": "F4 215 × 330 mm"}


def warnings(
    vault: Vault,
    template_id: str,
    answers: Mapping[str, str] | None = None,
    *,
    case_id: str | None = None,
    hearing_id: str | None = None,
) -> tuple[str, ...]:
    """What to look at before this paper is sent; with `case_id` also what its dates and its template say.

    What is still missing is not told here: `create` names it.
    """
    name = catalogue.known(template_id)
    found = list(_of_office(name, vault.office.kind, answers or {}))
    if case_id is not None:
        try:
            edition, values, known = prepared(vault, case_id, name, answers or {}, hearing_id)
            found += of_values(
                edition, values, on=known.day, calendar=office_calendar.of(vault.office_ledger)
            )
            found += of_record(known, values)
        except UserError:
            return tuple(found)
    return tuple(dict.fromkeys(found))


def of_values(
    edition: Template, given: Mapping[str, object], *, on: date, calendar: Calendar | None = None
) -> tuple[str, ...]:
    """What the dates and the template itself warn about, for values that are complete enough to write.

    `calendar` is the office's; without one the days that come with Netra count.

    Raises what `context.complete` and `template.compose` raise.
    """
    values = contexts.complete(edition.head, given)
    calendar = calendar or Calendar()
    found = [
        *_schedule(values, calendar),
        *_report_age(values, on, calendar),
        *_order(edition.head.id, values, on),
        *_named_twice(values),
        *_unfounded(edition.head.id, values),
    ]
    if edition.head.id == _SUMMONS:
        found += _summons(values, on, calendar)
    if effect.asked(edition.head):
        found += _effect(values, on, calendar)
    found += _paper(values, edition.head.chosen(lambda name: look_up(values, name)).paper)
    return (*found, *template.compose(edition, values).warnings)


def of_record(known: Known, values: Mapping[str, object]) -> Iterator[str]:
    """What the case says against the paper: a second invitation tells of an absence, which must have happened."""
    first = known.invited
    if first is None or not first.hearing or look_up(values, "urutan") != "2":
        return
    dated = look_up(values, "surat.tanggal")
    day = dated if isinstance(dated, date) else known.day
    for held in hearing.items(known.ledger):
        if held.id == first.hearing and held.slot.local.date() >= day:
            yield (
                "Surat ini menyatakan yang diundang tidak hadir, padahal klarifikasi pertama baru "
                f"{long_date(held.slot.local.date())}."
            )


def _of_office(name: str, kind: OfficeKind, answers: Mapping[str, str]) -> Iterator[str]:
    if catalogue.foreign(name, kind):
        issuer = "instansi pegawai, bukan oleh Bawaslu" if kind is OfficeKind.BAWASLU else "Bawaslu, bukan oleh instansi"  # fmt: skip
        yield f"Naskah ini diterbitkan oleh {issuer}; periksa kantor pada brankas ini sebelum dikirim."
    if any(key in ("orang.nama", "pembuat.nama", "terperiksa.nama") for key in answers):
        yield "Nama pada surat ini diketik sendiri dan dapat berbeda dari nama pada berkas perkara."


def _schedule(values: Mapping[str, object], calendar: Calendar) -> Iterator[str]:
    day, start, end = (
        look_up(values, f"jadwal.{name}") for name in ("tanggal", "pukul_mulai", "pukul_selesai")
    )
    if isinstance(day, date) and (free := calendar.free(day)):
        yield f"Jadwal {long_date(day)} jatuh pada {free.words}."
    closing = look_up(values, "pukul_tutup")
    later = closing if isinstance(closing, time) else end
    ends_next_day = isinstance(look_up(values, "tanggal_tutup"), date)
    if isinstance(start, time) and isinstance(later, time) and later < start and not ends_next_day:
        yield "Waktu selesai lebih awal daripada waktu mulai. Bila melewati tengah malam, isi tanggal ditutup."


def _report_age(values: Mapping[str, object], on: date, calendar: Calendar) -> Iterator[str]:
    """A report that came later after the event was known than the law of the regime allows."""
    known, came = look_up(values, "kasus.waktu_diketahui"), look_up(values, "kasus.tanggal_diterima")
    regime = look_up(values, "kasus.rezim")
    if not (isinstance(known, date) and isinstance(came, date) and isinstance(regime, str)):
        return
    if look_up(values, "kasus.asal") == "temuan":
        return
    limit = law.term("batas-lapor", document=on, regime=regime)
    if limit is None:
        return
    passed, kind = (came - known).days, "hari"
    if limit.working and passed <= LONGEST:
        counted = calendar.count(known, came)
        passed, kind = counted.days, f"hari kerja{_doubt(counted)}"
    if passed > limit.days:
        yield f"Laporan disampaikan {passed} {kind} sejak diketahui, lebih lama dari {limit.words}."


def _order(name: str, values: Mapping[str, object], on: date) -> Iterator[str]:
    """Papers that are older than what they rest on."""
    session, order = look_up(values, "jadwal.tanggal"), look_up(values, "tugas.tanggal")
    if isinstance(session, date) and isinstance(order, date) and order > session:
        yield f"Surat tugas atau perintah tanggal {long_date(order)} lebih muda daripada pelaksanaannya."
    printed = look_up(values, "surat.tanggal")
    dated = printed if isinstance(printed, date) else on
    if name in _DECISIONS:
        for paper in _texts(values, "dasar_membaca"):
            for day in _dates_in(paper):
                if day > dated:
                    yield f"Keputusan tanggal {long_date(dated)} lebih tua daripada dasarnya: {paper}."


def _named_twice(values: Mapping[str, object]) -> Iterator[str]:
    """The papers name the regulation behind the articles themselves."""
    for key in _ARTICLES:
        for article in _texts(values, key):
            if _REGULATION.search(article):
                yield f"Ketentuan “{article}” sudah menyebut nama peraturannya; surat ini menyebutnya sekali lagi. Tulis pasalnya saja."


def _unfounded(name: str, values: Mapping[str, object]) -> Iterator[str]:
    """A study that finds a breach without a fact or an element under it."""
    if name == _STUDY and look_up(values, "kesimpulan") == "memenuhi unsur":
        lacking = [word for key, word in (("fakta", "fakta"), ("unsur", "unsur")) if not look_up(values, key)]
        if lacking:
            yield f"Kesimpulannya “memenuhi unsur”, tetapi {' dan '.join(lacking)} belum diuraikan."


def _summons(values: Mapping[str, object], on: date, calendar: Calendar) -> Iterator[str]:
    """Seven working days are read as a most and as a least; exactly seven satisfies both."""
    sent, heard = look_up(values, "surat.tanggal"), look_up(values, "jadwal.tanggal")
    act = look_up(values, "tanggal_perbuatan")
    if not (isinstance(sent, date) and isinstance(heard, date)):
        return
    limit = law.term("panggilan-disiplin", document=on, act=act if isinstance(act, date) else None)
    if limit is None:
        return
    if (heard - sent).days > LONGEST:
        yield (
            f"Surat panggilan tanggal {long_date(sent)} dan pemeriksaan tanggal {long_date(heard)} berjarak lebih dari "
            "sepuluh tahun; periksa tahunnya."
        )
        return
    between = calendar.count(sent, heard)
    if between.days != limit.days:
        yield (
            f"Jarak surat panggilan ke pemeriksaan {between.days} hari kerja{_doubt(between)}. Ketentuan {limit.words} "
            f"dibaca sebagai paling lama atau paling cepat; tepat {limit.days} hari kerja memenuhi keduanya."
        )
    elif not between.certain:
        yield f"Jarak surat panggilan ke pemeriksaan {between.days} hari kerja{_doubt(between)}."


def _effect(values: Mapping[str, object], on: date, calendar: Calendar) -> Iterator[str]:
    """A day of effect that is not the one the calendar gives, or one that rests on days only expected."""
    printed, received = look_up(values, "tanggal_berlaku"), look_up(values, "jadwal.tanggal")
    if not isinstance(received, date):
        return
    counted = effect.counted(received, on=on, act=look_up(values, "tanggal_perbuatan"), calendar=calendar)
    if counted is None:
        return
    if not isinstance(printed, date):
        if not counted.certain:
            yield (
                f"Tanggal mulai berlaku tidak diisikan: menurut kalender {long_date(counted.end)}, tetapi hitungannya "
                f"belum pasti{_doubt(counted)}."
            )
        return
    if counted.end != printed:
        yield (
            f"Menurut kalender, hari kerja ke-{counted.days} sejak {long_date(received)} adalah "
            f"{long_date(counted.end)}, bukan {long_date(printed)}."
        )
    if counted.unknown:
        yield f"Kalender hari libur tahun {_years(counted)} belum ada; periksa tanggal mulai berlaku."
    elif counted.uncertain:
        yield f"Tanggal mulai berlaku bergantung pada hari yang perlu verifikasi: {_expected(counted)}."


def _doubt(counted: Counted) -> str:
    """What stands behind a number of working days that may be another one."""
    if counted.unknown:
        return f" (kalender hari libur {_years(counted)} belum ada)"
    return f" (bergantung pada hari yang perlu verifikasi: {_expected(counted)})" if counted.uncertain else ""


def _expected(counted: Counted) -> str:
    return ", ".join(f"{day.name} {long_date(day.date)}" for day in counted.uncertain)


def _years(counted: Counted) -> str:
    return ", ".join(map(str, counted.unknown))


def _paper(values: Mapping[str, object], usual: str) -> Iterator[str]:
    """A printer with other paper: the page would be shrunk, so it is laid out anew for that paper instead."""
    printer = look_up(values, f"{PRINTING}.pencetak")
    chosen = look_up(values, f"{PRINTING}.kertas") or usual
    if isinstance(printer, str) and isinstance(chosen, str) and printer and printer != chosen:
        yield (
            f"Naskah ini untuk kertas {_WRITTEN[chosen]}, pencetak memakai {_WRITTEN[printer]}. Jangan diperkecil: "
            f"buat ulang dengan kertas {_WRITTEN[printer]}."
        )


def _texts(values: Mapping[str, object], dotted: str) -> list[str]:
    found = look_up(values, dotted)
    return [str(item) for item in found] if isinstance(found, list) else []


def _dates_in(text: str) -> Iterator[date]:
    for match in _DATE.finditer(text):
        try:
            yield date(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
        except ValueError:
            continue
