"""The groups of fields that templates speak of (`documents.md` §1), with help and examples.

A template's head says which group a name has; the checker and the form both read this schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Final, Literal

Kind = Literal["text", "date", "time", "int", "list", "choice", "flag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a group. `help` and `example` are Indonesian and meant for the screen."""

    name: str
    kind: Kind
    help: str
    example: str
    choices: tuple[str, ...] = ()


def _field(name: str, kind: Kind, text: str, example: str = "", *choices: str) -> Field:
    return Field(name=name, kind=kind, help=text, example=example or " / ".join(choices), choices=choices)


INSTANSI: Final = (
    _field("jenis", "choice", "Jenis instansi", "", "bawaslu", "pemda", "perangkat_daerah", "instansi_pusat"),
    _field("nama", "text", "Nama instansi untuk kalimat", "Bawaslu Kota Bitung"),
    _field("kop_baris", "list", "Baris kop, dari atas", "BADAN PENGAWAS PEMILIHAN UMUM; KOTA BITUNG"),
    _field("alamat", "text", "Alamat lengkap tanpa singkatan", "Jalan Contoh Nomor 12, Kota Bitung 95511"),
    _field("kontak", "text", "Telepon, laman, surel", "Telepon (0438) 000000, Surel set.bitung@contoh.go.id"),
    _field("kota_ttd", "text", "Kota di depan tanggal", "Bitung"),
    _field("zona_waktu", "choice", "Zona waktu", "", "WIB", "WITA", "WIT"),
    _field("kode_unit", "text", "Kode unit dalam nomor surat", "K.SA-02"),
    _field("kode_wilayah", "text", "Kode wilayah dalam nomor perkara", "27.12"),
)
SURAT: Final = (
    _field("nomor", "text", "Nomor lengkap; kosong berarti konsep", "014/PP.01.02/K.SA-02/11/2026"),
    _field("sifat", "text", "Sifat surat", "Rahasia"),
    _field("keamanan", "choice", "Kode derajat keamanan", "", "B", "T", "R", "SR"),
    _field("lampiran_jumlah", "int", "Jumlah lampiran; 0 dicetak “-”", "1"),
    _field("lampiran_satuan", "text", "Satuan lampiran", "berkas"),
    _field("hal", "text", "Hal, tanpa titik", "Undangan Klarifikasi I"),
    _field("tanggal", "date", "Tanggal surat", "2026-11-23"),
    _field("yth", "list", "Baris alamat tujuan", "Sdr. Johanis Sumual; Kepala Seksi; di Bitung"),
    _field("tembusan", "list", "Jabatan penerima tembusan", "Ketua Bawaslu Provinsi Sulawesi Utara"),
)
_NAME: Final = (
    _field("nama", "text", "Nama tanpa gelar, seperti pada KTP", "Johanis Sumual"),
    _field("gelar_depan", "text", "Gelar di depan nama", "Drs."),
    _field("gelar_belakang", "text", "Gelar di belakang nama", "S.Sos., M.Si."),
    _field("label_nomor", "choice", "Jenis nomor pegawai", "", "NIP", "NI PPPK", "NRP"),
    _field("nomor_pegawai", "text", "Nomor pegawai, kosong bila tidak ada", "198503172010011004"),
    _field("pangkat", "text", "Pangkat; PPPK tidak punya", "Penata"),
    _field("golongan", "text", "Golongan ruang, atau golongan PPPK", "III/c"),
    _field("jabatan", "text", "Jabatan", "Kepala Seksi Destinasi"),
)
ORANG: Final = (
    *_NAME,
    _field("peran", "text", "Peran dalam perkara", "terlapor"),
    _field("status_kepegawaian", "text", "PNS, CPNS, PPPK, PPPK Paruh Waktu, honorer, non-ASN", "PNS"),
    _field("nik", "text", "NIK 16 angka", "7172010101850003"),
    _field("unit_kerja", "text", "Unit kerja", "Dinas Pariwisata"),
    _field("instansi", "text", "Instansi", "Pemerintah Kota Bitung"),
    _field("tempat_lahir", "text", "Tempat lahir", "Bitung"),
    _field("tanggal_lahir", "date", "Tanggal lahir", "1985-03-17"),
    _field("umur", "int", "Umur pada tanggal naskah", "41"),
    _field("jenis_kelamin", "choice", "Jenis kelamin", "", "Laki-laki", "Perempuan"),
    _field("agama", "text", "Agama atau kepercayaan", "Kristen"),
    _field("kewarganegaraan", "text", "Kewarganegaraan", "Indonesia"),
    _field("pekerjaan", "text", "Pekerjaan", "PNS"),
    _field("alamat", "text", "Alamat", "Kelurahan Pateten, Kecamatan Maesa"),
    _field("telepon", "text", "Telepon", "0812 0000 0000"),
    _field("surel", "text", "Surel", "nama@contoh.go.id"),
)
PEJABAT: Final = (
    *_NAME,
    _field("mode", "choice", "Cara menandatangani", "", "definitif", "an", "ub", "plt", "plh", "pj"),
    _field("rantai_jabatan", "list", "Jabatan di atasnya untuk a.n. dan u.b.", "WALI KOTA BITUNG"),
    _field("tte", "flag", "Ditandatangani secara elektronik", "tidak"),
)
KASUS: Final = (
    _field("asal", "choice", "Asal perkara", "", "laporan", "temuan"),
    _field("rezim", "choice", "Pemilu atau Pemilihan (Pilkada)", "", "pemilu", "pemilihan"),
    _field("nomor_laporan", "text", "Nomor saat laporan diterima", "003/LP/PW/Kota/27.12/XI/2026"),
    _field("nomor_temuan", "text", "Nomor temuan", "003/TM/PW/Kota/27.12/XI/2026"),
    _field("nomor_registrasi", "text", "Nomor setelah diregistrasi", "003/Reg/TM/PW/Kota/27.12/XI/2026"),
    _field(
        "pemilihan", "text", "Nama pemilihan", "Pemilihan Wali Kota dan Wakil Wali Kota Bitung Tahun 2026"
    ),
    _field("tanggal_diterima", "date", "Tanggal diterima", "2026-11-18"),
    _field("tanggal_registrasi", "date", "Tanggal registrasi", "2026-11-20"),
    _field("peristiwa", "text", "Peristiwa dalam satu kalimat netral", "mengunggah foto pada akun Facebook"),
    _field("tempat_kejadian", "text", "Tempat kejadian", "Kota Bitung"),
    _field("waktu_kejadian", "date", "Tanggal kejadian", "2026-11-12"),
    _field("waktu_diketahui", "date", "Tanggal diketahui", "2026-11-14"),
    _field("uraian", "text", "Uraian kejadian", ""),
    _field("pasal_diduga", "list", "Ketentuan yang diduga dilanggar", "Pasal 9 ayat (2) UU 20/2023"),
    _field("bukti", "list", "Daftar bukti: kode, uraian, jumlah, bentuk", "P-1"),
)
JADWAL: Final = (
    _field("tanggal", "date", "Tanggal; harinya dihitung", "2026-11-25"),
    _field("pukul_mulai", "time", "Pukul mulai", "09:00"),
    _field("pukul_selesai", "time", "Pukul selesai; kosong berarti “selesai”", "11:00"),
    _field("tempat", "text", "Ruang dan kantor", "Ruang Klarifikasi, Kantor Bawaslu Kota Bitung"),
    _field("alamat_tempat", "text", "Alamat tempat", "Jalan Contoh Nomor 12, Kota Bitung"),
    _field("cara", "choice", "Cara", "", "tatap muka", "daring"),
    _field("tautan", "text", "Tautan pertemuan daring", "https://rapat.contoh.go.id/abc"),
    _field("menghadap", "list", "Kepada siapa menghadap", "Ketua dan Anggota Bawaslu Kota Bitung"),
)
TUGAS: Final = (
    _field("nomor", "text", "Nomor surat tugas", "021/PP.01.02/K.SA-02/11/2026"),
    _field("tanggal", "date", "Tanggal surat tugas", "2026-11-20"),
    _field("jenis", "text", "Jenis surat", "Surat Tugas"),
)
GROUPS: Final[dict[str, tuple[Field, ...]]] = {
    "instansi": INSTANSI,
    "surat": SURAT,
    "orang": ORANG,
    "pejabat": PEJABAT,
    "kasus": KASUS,
    "jadwal": JADWAL,
    "tugas": TUGAS,
}


YES: Final = frozenset({"ya", "true", "1"})


def names(group: str) -> frozenset[str]:
    """The field names of a group."""
    return frozenset(field.name for field in GROUPS[group])


def typed(kind: Kind, text: str) -> object:
    """The value of a field given as text: ISO dates, `09:00` or `09.00`, list items on lines or between `;`.

    Raises `ValueError` when the text is no such value.
    """
    text = text.strip()
    match kind:
        case "date":
            return date.fromisoformat(text)
        case "time":
            return time.fromisoformat(text.replace(".", ":"))
        case "int":
            return int(text)
        case "list":
            return [item.strip() for item in text.replace("\n", ";").split(";") if item.strip()]
        case "flag":
            return text.lower() in YES
        case _:
            return text
