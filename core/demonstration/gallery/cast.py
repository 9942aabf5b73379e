"""The fictional people, offices and matters that the gallery's papers are about."""

from __future__ import annotations

from datetime import date, time
from typing import Final

from core.demonstration.gallery.sample import Values
from core.demonstration.people import AGENCY, REPORTED, SUPERVISOR
from core.process.letters.persons import office_fields, person_fields, staff_fields

BAWASLU: Final[Values] = office_fields(SUPERVISOR)
DINAS: Final[Values] = office_fields(AGENCY)
REGION: Final[Values] = {
    "jenis": "pemda",
    "nama": "Pemerintah Kota Bitung",
    "kop_baris": ["WALI KOTA BITUNG"],
    "kota_ttd": "Bitung",
    "zona_waktu": "WITA",
}
SECRETARIAT: Final[Values] = {
    **DINAS,
    "nama": "Sekretariat Daerah Kota Bitung",
    "kop_baris": ["PEMERINTAH KOTA BITUNG", "SEKRETARIAT DAERAH"],
}
ACT: Final = date(2026, 10, 12)
KNOWN: Final = date(2026, 11, 14)
REPORTED_ON: Final = date(2026, 11, 18)
INVITED_ON: Final = date(2026, 11, 23)
HEARD_ON: Final = date(2026, 11, 25)
PLENARY_ON: Final = date(2026, 11, 27)
SUMMONED_ON: Final = date(2026, 11, 30)
EXAMINED_ON: Final = date(2026, 12, 9)
DECIDED_ON: Final = date(2026, 12, 14)
HANDED_ON: Final = date(2026, 12, 16)

OFFICIAL: Final[Values] = {
    **person_fields(REPORTED[0].subject),
    "tempat_lahir": "Bitung",
    "tanggal_lahir": date(1985, 3, 17),
    "jenis_kelamin": "Laki-laki",
    "agama": "Kristen",
    "kewarganegaraan": "Indonesia",
    "pekerjaan": "PNS",
    "alamat": "Kelurahan Pateten, Kecamatan Maesa, Kota Bitung",
}
SECOND: Final[Values] = person_fields(REPORTED[1].subject)
CONTRACT: Final[Values] = person_fields(REPORTED[5].subject)
REPORTER: Final[Values] = {
    "nama": "Maya Rondonuwu",
    "tempat_lahir": "Manado",
    "tanggal_lahir": date(1990, 5, 2),
    "jenis_kelamin": "Perempuan",
    "pekerjaan": "Wiraswasta",
    "kewarganegaraan": "Indonesia",
    "alamat": "Kelurahan Girian Weru Satu, Kecamatan Girian, Kota Bitung",
    "telepon": "0812 0000 0001",
}
CHAIR: Final[Values] = staff_fields(SUPERVISOR.staff[0])
MEMBER: Final[Values] = staff_fields(SUPERVISOR.staff[1])
CLERK: Final[Values] = staff_fields(SUPERVISOR.staff[2])
SECRETARY: Final[Values] = {
    "nama": "Alfrits Kasenda", "gelar_belakang": "S.H.", "jabatan": "Kepala Sekretariat",
    "nomor_pegawai": "197702142003121002", "pangkat": "Penata Tingkat I", "golongan": "III/d",
}  # fmt: skip
SUPERIOR: Final[Values] = {
    **staff_fields(AGENCY.staff[0]), "gelar_depan": "Dra.", "gelar_belakang": "M.Si.",
    "pangkat": "Pembina Utama Muda", "golongan": "IV/c",
}  # fmt: skip
STAFF_CHIEF: Final[Values] = {
    **staff_fields(AGENCY.staff[1]), "pangkat": "Penata Tingkat I", "golongan": "III/d",
}  # fmt: skip
MAYOR: Final[Values] = {"nama": "Ferdy Lantang", "jabatan": "Wali Kota Bitung", "mode": "definitif"}
TEAM: Final[list[Values]] = [
    {
        "nama": "Meity Karundeng", "gelar_depan": "Dra.", "gelar_belakang": "M.Si.",
        "nomor_pegawai": "196904121994032005", "pangkat": "Pembina Utama Muda", "golongan": "IV/c",
        "jabatan": "Kepala Dinas Pariwisata", "unit_kerja": "Dinas Pariwisata Kota Bitung",
        "unsur": "atasan langsung", "kedudukan": "ketua",
    },
    {
        "nama": "Jeffry Walangitan", "gelar_belakang": "S.E., Ak.", "nomor_pegawai": "197503282000031004",
        "pangkat": "Pembina", "golongan": "IV/a", "jabatan": "Inspektur Pembantu III",
        "unit_kerja": "Inspektorat Daerah Kota Bitung", "unsur": "pengawasan", "kedudukan": "sekretaris",
    },
    {
        "nama": "Olga Pinontoan", "gelar_belakang": "S.IP., M.A.P.", "nomor_pegawai": "198006172005012008",
        "pangkat": "Penata Tingkat I", "golongan": "III/d", "jabatan": "Kepala Bidang Disiplin Pegawai",
        "unit_kerja": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Daerah Kota Bitung",
        "unsur": "kepegawaian", "kedudukan": "anggota",
    },
]  # fmt: skip
WITNESSES: Final[list[Values]] = [
    {"nama": "Stevi Pangkey", "jabatan": "Staf Penanganan Pelanggaran"},
    {"nama": "Yunita Rorong", "gelar_belakang": "S.Sos.", "jabatan": "Staf Umum", "nomor_pegawai": "199302112019032006"},
]  # fmt: skip
CONDUCT: Final = "menyukai dan membagikan unggahan foto salah satu pasangan calon pada akun Facebook"
TASK: Final[Values] = {
    "jenis": "Surat Tugas", "nomor": "021/PP.01.02/K.SA-02/11/2026", "tanggal": date(2026, 11, 20),
}  # fmt: skip
ORDER: Final[Values] = {
    "jenis": "Surat Perintah", "nomor": "800/117/DISPAR/XI/2026", "tanggal": date(2026, 11, 27),
}  # fmt: skip
ROOM: Final = "Ruang Klarifikasi, Kantor Bawaslu Kota Bitung"
SLOT: Final[Values] = {
    "tanggal": HEARD_ON, "pukul_mulai": time(9), "pukul_selesai": time(11), "tempat": ROOM,
    "cara": "tatap muka", "menghadap": ["Ketua dan Anggota Bawaslu Kota Bitung"],
}  # fmt: skip
EXAMINATION: Final[Values] = {
    "tanggal": EXAMINED_ON, "pukul_mulai": time(9), "tempat": "Ruang Kepala Dinas, Dinas Pariwisata Kota Bitung",
    "cara": "tatap muka",
}  # fmt: skip
CHAT: Final = (
    "Pada hari Senin, 12 Oktober 2026, akun Facebook “J. Sumual” menyukai dan membagikan unggahan yang memuat foto salah "
    "satu pasangan calon disertai tulisan “lanjutkan 👍”.\n\nUnggahan tersebut masih terlihat pada hari Sabtu, 14 November "
    "2026, ketika Pelapor membuat tangkapan layar."
)
EVIDENCE: Final[list[Values]] = [
    {"kode": "P-1", "uraian": "tangkapan layar unggahan pada akun Facebook “J. Sumual”", "jumlah": "2 lembar", "bentuk": "cetak"},
    {"kode": "P-2", "uraian": "rekaman layar akun Facebook, 00.01.42", "jumlah": "1 berkas", "bentuk": "elektronik"},
    {"kode": "P-3", "uraian": "fotokopi keputusan pengangkatan dalam jabatan", "jumlah": "1 lembar", "bentuk": "cetak"},
]  # fmt: skip
HASH: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
GOODS: Final[list[Values]] = [
    {
        "kode": "P-1", "uraian": "tangkapan layar unggahan pada akun Facebook “J. Sumual”", "jumlah": "2",
        "satuan": "lembar", "kondisi": "baik", "segel": "tidak bersegel",
        "sumber": "dicetak dari https://www.facebook.com/jsumual.contoh/posts/102938, diambil 20-11-2026 14.10 WITA",
    },
    {
        "kode": "P-2", "uraian": "rekaman layar akun Facebook, 00.01.42", "jumlah": "1", "satuan": "berkas",
        "kondisi": "baik", "segel": "bersegel", "hash_alg": "SHA-256", "hash": HASH, "media": "diska lepas 16 GB",
        "sumber": "diunduh 20-11-2026 14.12 WITA",
    },
]  # fmt: skip


def matter(regime: str = "pemilihan") -> Values:
    """The matter of the gallery under one of the two election regimes."""
    kind = "PL" if regime == "pemilu" else "PW"
    return {
        "asal": "laporan",
        "rezim": regime,
        "nomor_laporan": f"003/LP/{kind}/Kota/27.12/XI/2026",
        "nomor_registrasi": f"003/Reg/LP/{kind}/Kota/27.12/XI/2026",
        "pemilihan": "Pemilihan Wali Kota dan Wakil Wali Kota Bitung Tahun 2026",
        "tanggal_diterima": REPORTED_ON,
        "tanggal_registrasi": date(2026, 11, 20),
        "peristiwa": CONDUCT,
        "tempat_kejadian": "media sosial Facebook",
        "waktu_kejadian": ACT,
        "waktu_diketahui": KNOWN,
        "uraian": CHAT,
        "pasal_diduga": ["Pasal 9 ayat (2) UU 20/2023", "Pasal 5 huruf n angka 5 PP 94/2021"],
        "bukti": EVIDENCE,
    }
