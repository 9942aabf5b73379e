"""How values read on screen: dates, sizes, names, and the words of enumerations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.case.document_steps import State as PaperState
from core.case.entry import Entry
from core.case.hearing import Slot
from core.case.hearing import State as HearingState
from core.case.subject import Status
from core.clock import parse_instant
from core.people.names import Name
from core.people.numbers import display
from core.vault.index import CaseRow
from core.vault.office import Office, OfficeKind
from core.writing.dates import hour, long_date, weekday

NONE: Final = "–"
_SHORT_MONTH: Final = 3

translate: Final = QCoreApplication.translate


def short_date(day: date) -> str:
    """The short form of lists: `25 Nov 2020`."""
    number, month, year = long_date(day).split(" ")
    return f"{number.rjust(2, chr(0x2007))} {month if len(month) <= 4 else month[:_SHORT_MONTH]} {year}"


def moment(instant: str, office: Office) -> str:
    """A ledger's instant in the office's own time: `25 Nov 2020 09.14`."""
    local = parse_instant(instant).astimezone(office.zone)
    return f"{short_date(local.date())}  {hour(local.time())}"


def full_moment(instant: str, office: Office) -> str:
    """A ledger's instant with weekday, seconds and zone."""
    local = parse_instant(instant).astimezone(office.zone)
    return f"{weekday(local.date())}, {long_date(local.date())} {local:%H.%M.%S} {office.zone_name}"


def slot_day(slot: Slot) -> str:
    """The day of a hearing: `Rabu, 25 November 2020`."""
    return f"{weekday(slot.local.date())}, {long_date(slot.local.date())}"


def weekday_date(day: date) -> str:
    """Weekday and date in short: `Rab, 25 Nov 2020`."""
    return f"{weekday(day)[:3]}, {short_date(day).lstrip(chr(0x2007))}"


def slot_hours(slot: Slot) -> str:
    """From when to when: `09.00–11.00`."""
    ends = slot.ends_at.astimezone(slot.starts_at.tzinfo)
    return f"{hour(slot.local.time())}–{hour(ends.time())}"


def slot_begin(local: datetime) -> str:
    """Day and hour in short: `25 Nov 2020 09.00`."""
    return f"{short_date(local.date())}  {hour(local.time())}"


def size(count: int) -> str:
    """A number of bytes as a person says it: `412 KB`, `1,8 MB`."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} KB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def count(number: int) -> str:
    """A number of things with its thousands told apart: `20.000`."""
    return f"{number:,}".replace(",", ".")


def groups(digest: str, length: int = 64) -> str:
    """A fingerprint in groups of four: `9f2c 11d0 …`."""
    return " ".join(digest[at : at + 4] for at in range(0, min(length, len(digest)), 4))


def full_name(row: CaseRow) -> str:
    """The name with its titles."""
    return Name(name=row.name, front=row.front_titles or "", back=row.back_titles or "").full()


def number(digits: str | None) -> str:
    """A NIP or NI PPPK in groups, or a dash."""
    return display(digits) if digits else NONE


def post(row: CaseRow) -> str:
    """Position and unit in one line, or a dash."""
    return ", ".join(part for part in (row.position, row.work_unit) if part) or NONE


def status(value: Status) -> str:
    """How a person is employed."""
    return {
        Status.PERMANENT: translate("status", "PNS"),
        Status.CANDIDATE: translate("status", "CPNS"),
        Status.CONTRACT: translate("status", "PPPK"),
        Status.PART_TIME_CONTRACT: translate("status", "PPPK paruh waktu"),
        Status.NON_SERVANT: translate("status", "Bukan ASN"),
        Status.UNKNOWN: translate("status", "Belum diketahui"),
    }[value]


def hearing_state(value: HearingState) -> str:
    """Where a hearing stands."""
    return {
        HearingState.SCHEDULED: translate("hearing", "Terjadwal"),
        HearingState.CANCELLED: translate("hearing", "Dibatalkan"),
    }[value]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWords:
    """How an office calls somebody to a hearing: Bawaslu invites and never summons, an agency sends a *surat panggilan*."""

    paper: str
    make: str
    day: str
    day_verb: str
    nothing: str
    scheduled: str
    before_any: str
    person: str
    """Who is heard, as the head of a column."""


def calling(kind: OfficeKind) -> CallWords:
    """The words of such an office; verbs with their mnemonics."""
    if kind is OfficeKind.AGENCY:
        return CallWords(
            paper=translate("calling", "Panggilan"),
            make=translate("calling", "Buat &panggilan"),
            day=translate("calling", "Panggilan satu hari"),
            day_verb=translate("calling", "&Panggilan satu hari…"),
            nothing=translate("calling", "Tidak ada klarifikasi atau panggilan pada hari itu."),
            scheduled=translate(
                "calling", "Klarifikasi terjadwal. Surat panggilannya dapat dibuat sekarang."
            ),
            before_any=translate(
                "calling",
                "Pilih hari, ruang, dan pemeriksa. Bentrokan disebutkan sebelum tersimpan, "
                "dan surat panggilannya dapat dibuat sekali klik.",
            ),
            person=translate("calling", "Terperiksa"),
        )
    return CallWords(
        paper=translate("calling", "Undangan"),
        make=translate("calling", "Buat &undangan"),
        day=translate("calling", "Undangan satu hari"),
        day_verb=translate("calling", "&Undangan satu hari…"),
        nothing=translate("calling", "Tidak ada klarifikasi atau undangan pada hari itu."),
        scheduled=translate("calling", "Klarifikasi terjadwal. Undangannya dapat dibuat sekarang."),
        before_any=translate(
            "calling",
            "Pilih hari, ruang, dan pemeriksa. Bentrokan disebutkan sebelum tersimpan, "
            "dan undangannya dapat dibuat sekali klik.",
        ),
        person=translate("calling", "Terlapor"),
    )


def paper_state(value: PaperState) -> str:
    """How far a document is."""
    return {
        PaperState.DRAFT: translate("document", "Konsep"),
        PaperState.NUMBERED: translate("document", "Bernomor"),
        PaperState.SIGNED: translate("document", "Ditandatangani"),
        PaperState.DELIVERED: translate("document", "Disampaikan"),
    }[value]


def roman(count: int) -> str:
    """1 to 9 as papers number invitations: `II`."""
    return ("–", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[count] if count < 10 else str(count)


def media(media_type: str) -> str:
    """What kind of file evidence is."""
    known = {
        "image/png": translate("media", "Gambar PNG"),
        "image/jpeg": translate("media", "Gambar JPEG"),
        "image/gif": translate("media", "Gambar GIF"),
        "image/webp": translate("media", "Gambar WebP"),
        "image/bmp": translate("media", "Gambar BMP"),
        "image/tiff": translate("media", "Gambar TIFF"),
        "application/pdf": translate("media", "Dokumen PDF"),
        "video/mp4": translate("media", "Video"),
    }
    return known.get(media_type, translate("media", "Berkas lain"))


def reason(code: str | None) -> str:
    """Why a picture has no text, in a few words."""
    known = {
        "picture_undecodable": translate("reading", "Tidak dapat dibuka"),
        "picture_too_large": translate("reading", "Terlalu besar"),
        "reader_timeout": translate("reading", "Terlalu lama dibaca"),
        "reader_stopped": translate("reading", "Pembacaan terhenti"),
    }
    return known.get(code or "", translate("reading", "Tidak terbaca"))


def time_left(seconds: float) -> str:
    """A remaining time as people say it: whole minutes, and no more than is known."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("time", "kurang dari 1 menit lagi")
    if minutes < 60:
        return translate("time", "sekitar {count} menit lagi").format(count=minutes)
    hours, minutes = divmod(round(minutes / 10) * 10, 60)
    if not minutes:
        return translate("time", "sekitar {hours} jam lagi").format(hours=hours)
    return translate("time", "sekitar {hours} jam {minutes} menit lagi").format(hours=hours, minutes=minutes)


def deed(entry: Entry) -> str:
    """What an entry of the ledger says was done, as a sentence without a subject."""
    action, kind = entry.action, entry.kind
    exact = {
        ("add", "subject"): translate("deed", "Membuat berkas perkara"),
        ("revise", "subject"): translate("deed", "Mengubah data pegawai"),
        ("open", "subject"): translate("deed", "Membuka berkas perkara"),
        ("add", "evidence"): translate("deed", "Menambah bukti"),
        ("open", "evidence"): translate("deed", "Melihat bukti asli"),
        ("add", "reading"): translate("deed", "Mencatat hasil baca"),
        ("revise", "reading"): translate("deed", "Mencatat hasil baca ulang"),
        ("add", "hearing"): translate("deed", "Menjadwalkan klarifikasi"),
        ("revise", "hearing"): translate("deed", "Mengubah jadwal klarifikasi"),
        ("add", "document"): translate("deed", "Membuat dokumen"),
        ("add", "document_step"): translate("deed", "Mencatat surat ditandatangani atau disampaikan"),
        ("add", "correction"): translate("deed", "Mengoreksi teks yang terbaca"),
        ("revise", "correction"): translate("deed", "Mengoreksi lagi teks yang terbaca"),
        ("delete", "correction"): translate("deed", "Menarik koreksi"),
        ("add", "quote"): translate("deed", "Mengutip kalimat"),
        ("delete", "quote"): translate("deed", "Menghapus kutipan"),
        ("take", "evidence"): translate("deed", "Memindahkan bukti dari Bukti masuk"),
        ("take", "reading"): translate("deed", "Memindahkan hasil baca"),
        ("describe", "evidence"): translate("deed", "Mencatat asal bukti"),
        ("move", "evidence"): translate("deed", "Memindahkan bukti ke berkas perkara"),
        ("lay_aside", "evidence"): translate("deed", "Menyisihkan bukti"),
        ("take_back", "evidence"): translate("deed", "Mengembalikan bukti yang disisihkan"),
        ("copy", "evidence"): translate("deed", "Menyalin bukti asli ke luar"),
        ("add", "checklist"): translate("deed", "Menandai kelengkapan bukti"),
        ("revise", "checklist"): translate("deed", "Mengubah tanda kelengkapan bukti"),
        ("take", "checklist"): translate("deed", "Memindahkan tanda kelengkapan"),
        ("add", "report"): translate("deed", "Mencatat laporan atau temuan"),
        ("export", "handover"): translate("deed", "Menyerahkan berkas perkara"),
        ("import", "handover"): translate("deed", "Menerima serah terima"),
    }
    general = {
        "sign": translate("deed", "Menandatangani catatan"),
        "merge": translate("deed", "Menggabungkan catatan"),
        "delete": translate("deed", "Menghapus"),
        "revise": translate("deed", "Mengubah catatan"),
        "open": translate("deed", "Membuka catatan"),
        "export": translate("deed", "Menyimpan salinan ke luar"),
        "print": translate("deed", "Mencetak dokumen"),
    }
    return exact.get((action, kind)) or general.get(action, translate("deed", "Menambah catatan"))
