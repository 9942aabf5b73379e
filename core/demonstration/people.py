"""The fictional offices and people of the demonstration. Any likeness to real ones is chance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.case.report import Origin
from core.case.subject import Status, Subject
from core.vault.office import Office, OfficeKind, Staff

ELECTION: Final = "Pemilihan Wali Kota dan Wakil Wali Kota Bitung Tahun 2020"
REGIME: Final = "pemilihan"
SUBMITTED: Final = date(2020, 10, 5)

SUPERVISOR: Final = Office(
    name="Bawaslu Kota Bitung",
    kind=OfficeKind.BAWASLU,
    timezone="Asia/Makassar",
    letterhead=("BADAN PENGAWAS PEMILIHAN UMUM", "KOTA BITUNG"),
    address="Jalan Contoh Nomor 12, Kelurahan Madidir, Kota Bitung 95511",
    contact="Telepon (0438) 000000, Surel set.bitung@contoh.go.id",
    city="Bitung",
    unit_code="K.SA-02",
    staff=(
        Staff(name="Rina Wowor", position="Ketua", signs=True),
        Staff(name="Denny Lasut", position="Anggota"),
        Staff(name="Stevi Pangkey", position="Staf Penanganan Pelanggaran"),
    ),
    rooms=("Ruang Klarifikasi", "Ruang Rapat"),
)
AGENCY: Final = Office(
    name="Dinas Pariwisata Kota Bitung",
    kind=OfficeKind.AGENCY,
    level="perangkat_daerah",
    timezone="Asia/Makassar",
    letterhead=("PEMERINTAH KOTA BITUNG", "DINAS PARIWISATA"),
    address="Jalan Teladan Nomor 3, Kelurahan Bitung Tengah, Kota Bitung 95512",
    contact="Telepon (0438) 000001, Surel pariwisata@contoh.go.id",
    city="Bitung",
    unit_code="DISPAR",
    staff=(
        Staff(
            name="Meity Karundeng",
            position="Kepala Dinas Pariwisata Kota Bitung",
            nip="196904121994032005",
            signs=True,
        ),
        Staff(name="Audy Rompas", position="Kepala Subbagian Umum dan Kepegawaian", nip="197801152005011007"),
    ),
    rooms=("Ruang Kepala Dinas",),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One reported person with the matter: what was seen, when it happened and when it was known."""

    subject: Subject
    origin: Origin
    number: str
    summary: str
    occurred: date
    known: date
    submitted: date


def _person(
    name: str,
    position: str,
    unit: str,
    *,
    nip: str | None = None,
    status: Status = Status.PERMANENT,
    back: str | None = None,
    rank: str | None = None,
    grade: str | None = None,
    agency: str = "Pemerintah Kota Bitung",
) -> Subject:
    return Subject(
        name=name, back_titles=back, status=status, id_number=nip, rank=rank, grade=grade, position=position,
        work_unit=unit, agency=agency, address="Kota Bitung",
    )  # fmt: skip


def _matter(person: Subject, order: int, summary: str, occurred: date, *, finding: bool = False) -> Reported:
    return Reported(
        subject=person,
        origin=Origin.FINDING if finding else Origin.REPORT,
        number=f"{order:03d}/{'TM' if finding else 'LP'}/PW/Kota/27.12/X/2020",
        summary=summary,
        occurred=occurred,
        known=occurred + timedelta(days=1),
        submitted=SUBMITTED,
    )


REPORTED: Final = (
    _matter(
        _person("Johanis Sumual", "Kepala Seksi Destinasi", "Dinas Pariwisata", nip="198503172010011004",
                back="S.Sos., M.Si.", rank="Penata", grade="III/c"),
        1, "menyukai unggahan dukungan kepada salah satu pasangan calon pada media sosial", date(2020, 9, 26),
    ),
    _matter(
        _person("Merlin Tendean", "Lurah", "Kelurahan Pateten", nip="197911052003122006", back="S.E.",
                rank="Penata Tingkat I", grade="III/d"),
        2, "mengunggah foto salah satu pasangan calon pada media sosial", date(2020, 9, 27),
    ),
    _matter(
        _person("Ferry J. Mandey", "Kepala Bagian Umum", "Sekretariat Daerah", nip="197406211999031003",
                back="S.IP.", rank="Pembina", grade="IV/a"),
        3, "menulis komentar dukungan kepada salah satu pasangan calon pada media sosial", date(2020, 9, 28),
    ),
    _matter(
        _person("Sjenny Rampengan", "Guru Ahli Muda", "Dinas Pendidikan", nip="198801092014022003",
                back="S.Pd.", rank="Penata Muda Tingkat I", grade="III/b"),
        4, "membagikan unggahan salah satu pasangan calon pada media sosial", date(2020, 9, 29),
    ),
    _matter(
        _person("Arter Kaligis", "Pengelola Data", "Dinas Perhubungan", nip="199005272019031002",
                back="A.Md.", rank="Pengatur", grade="II/c"),
        5, "mengajak anggota grup percakapan mendukung salah satu pasangan calon", date(2020, 9, 30), finding=True,
    ),
    _matter(
        _person("Novita Lumintang", "Perawat Terampil", "Dinas Kesehatan", nip="199209142020212011",
                status=Status.CONTRACT, back="A.Md.Kep.", grade="VII"),
        6, "menayangkan status dengan gambar salah satu pasangan calon", date(2020, 10, 1), finding=True,
    ),
    _matter(
        _person("Rusdi Pakaya", "Analis Kepegawaian", "Badan Kepegawaian dan Pendidikan dan Pelatihan Daerah",
                nip="198212032008041001", back="S.H.", rank="Penata", grade="III/c"),
        7, "menyukai unggahan dukungan kepada salah satu pasangan calon pada media sosial", date(2020, 10, 1),
    ),
    _matter(
        _person("Stenly Woworuntu", "Kepala Lingkungan", "Kelurahan Girian Bawah", status=Status.NON_SERVANT),
        8, "menulis komentar dukungan kepada salah satu pasangan calon pada media sosial", date(2020, 10, 2),
    ),
    _matter(
        _person("Hendra Mokoginta", "Tenaga Kebersihan", "Pasar Winenet", status=Status.NON_SERVANT),
        9, "mengunggah foto dengan isyarat jari salah satu pasangan calon pada media sosial", date(2020, 10, 3), finding=True,
    ),
)  # fmt: skip
