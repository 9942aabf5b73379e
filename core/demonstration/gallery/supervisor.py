"""The papers of the supervisor (Bawaslu) as they are in good cases."""

from __future__ import annotations

import io
from datetime import date, time
from functools import cache
from typing import Final

from PIL import Image as Pillow

from core.demonstration.gallery import cast
from core.demonstration.gallery.sample import Sample, Values
from core.demonstration.people import REPORTED
from core.demonstration.pictures import draw_first
from core.vault.office import OfficeKind
from core.writing.blocks import Image

REGIMES: Final = ("pemilihan", "pemilu")


def samples() -> list[Sample]:
    """Every paper of the supervisor, those with a form code under both election regimes."""
    found = []
    for regime in REGIMES:
        found += [
            _made("D01", regime, cast.REPORTED_ON, _report(regime)),
            _made("D02", regime, cast.REPORTED_ON, _receipt(regime)),
            _made("D03", regime, cast.INVITED_ON, _invitation(regime)),
            _made("D06", regime, cast.HEARD_ON, _oath(regime)),
            _made("D07", regime, cast.HEARD_ON, _expert_oath(regime)),
            _made("D08", regime, cast.HEARD_ON, _minutes(regime)),
            _made("D13", regime, cast.PLENARY_ON, _review(regime)),
            _made("D21", regime, cast.PLENARY_ON, _status(regime)),
        ]
    return [*found, *_others()]


def _others() -> list[Sample]:
    second = _invitation("pemilihan") | {
        "urutan": "2",
        "undangan_sebelumnya": {"nomor": "011/PP.01.02/K.SA-02/11/2026", "tanggal": date(2026, 11, 20)},
    }
    second["surat"] = {**_letter(second), "hal": "Undangan Klarifikasi II"}
    second["jadwal"] = {
        **cast.SLOT,
        "cara": "daring",
        "tautan": "https://rapat.contoh.go.id/klarifikasi/003-2026",
    }
    refused = _minutes("pemilihan") | {
        "sumpah": "tidak bersedia",
        "klarifikator": [cast.CHAIR, cast.MEMBER, cast.CLERK],
        "penolakan_ttd": "keberatan atas rumusan pertanyaan nomor 6",
        "saksi_ba": cast.WITNESSES,
    }
    board = _status("pemilihan") | {"untuk": "papan", "terlapor": [cast.OFFICIAL, cast.SECOND]}
    stopped = _status("pemilihan") | {
        "status": "dihentikan", "instansi_tujuan": None, "alasan": "tidak memenuhi unsur pelanggaran",
    }  # fmt: skip
    onward = _forwarding() | {"tujuan": "bawaslu provinsi", "nama_tujuan": "Ketua Bawaslu Provinsi Sulawesi Utara", "kota_tujuan": "Manado"}  # fmt: skip
    onward["surat"] = {**_letter(onward), "hal": "Pelimpahan Laporan Dugaan Pelanggaran Netralitas ASN"}
    return [
        _made("D01", "kosong", cast.REPORTED_ON, {"instansi": cast.BAWASLU, "kasus": {"rezim": "pemilihan"}}),
        _made("D03", "kedua daring", cast.INVITED_ON, second),
        _made("D05", "", cast.HEARD_ON, _attendance()),
        _made("D08", "menolak", cast.HEARD_ON, refused),
        _made("D08", "daftar pertanyaan", cast.HEARD_ON, {**_minutes("pemilihan"), "tanya_jawab": []}),
        _made("D09", "", cast.HEARD_ON, _absence()),
        _made("D12", "", date(2026, 11, 20), _handing_over(), pictures=_pictures()),
        _made("D12B", "", date(2026, 11, 20), _custody()),
        _made("D14", "bkn", cast.PLENARY_ON, _forwarding()),
        _made("D14", "ppk", cast.PLENARY_ON, _forwarding() | {"melalui": None, "tujuan": "ppk", "nama_tujuan": "Wali Kota Bitung", "kota_tujuan": "Bitung"}),
        _made("D14", "pelimpahan", cast.PLENARY_ON, onward),
        _made("D21", "papan", cast.PLENARY_ON, board),
        _made("D21", "dihentikan", cast.PLENARY_ON, stopped),
        _made("D22", "internal", cast.DECIDED_ON, recap(cast.BAWASLU)),
        _made("D22", "publik", cast.DECIDED_ON, recap(cast.BAWASLU) | {"versi": "publik"}),
        _made("D22", "nihil", cast.DECIDED_ON, recap(cast.BAWASLU) | {"perkara": []}),
    ]  # fmt: skip


def _made(
    template: str, variant: str, on: date, values: Values, pictures: dict[str, Image] | None = None
) -> Sample:
    return Sample(
        template=template,
        office=OfficeKind.BAWASLU,
        case="good",
        variant=variant,
        on=on,
        values=values,
        pictures=pictures or {},
    )


def _letter(values: Values) -> Values:
    letter = values["surat"]
    return dict(letter) if isinstance(letter, dict) else {}


def _report(regime: str) -> Values:
    return {
        "instansi": cast.BAWASLU,
        "kasus": cast.matter(regime),
        "pelapor": cast.REPORTER,
        "terlapor": [cast.OFFICIAL],
        "saksi": [
            {"nama": "Ferry J. Mandey", "alamat": "Kelurahan Madidir Unet, Kota Bitung", "telepon": "0812 0000 0002"},
            {"nama": "Suharto", "alamat": "Kelurahan Pakadoodan, Kota Bitung"},
        ],
        "dilaporkan_di": "Kantor Bawaslu Kota Bitung",
        "pukul": time(10, 15),
        "penerima": cast.CLERK,
    }  # fmt: skip


def _receipt(regime: str) -> Values:
    return {
        "instansi": cast.BAWASLU,
        "kasus": cast.matter(regime),
        "pelapor": cast.REPORTER,
        "kuasa": {"nama": "Ari Lumenta, S.H.", "nomor": "02/SK/XI/2026", "tanggal": date(2026, 11, 17)}
        if regime == "pemilu"
        else {},
        "terlapor": [cast.OFFICIAL],
        "pukul": time(10, 15),
        "tempat": "Kantor Bawaslu Kota Bitung",
        "kelengkapan": [
            {"berkas": "Fotokopi KTP Pelapor", "jumlah": "1 lembar", "status": "ada"},
            {"berkas": "Tangkapan layar yang memuat unggahan", "jumlah": "2 lembar", "status": "ada"},
            {"berkas": "Berkas elektronik dalam media penyimpanan", "jumlah": "1 berkas", "status": "belum ada", "keterangan": "menyusul"},
        ],
        "batas_perbaikan": date(2026, 11, 20),
        "penerima": cast.CLERK,
    }  # fmt: skip


def _invitation(regime: str) -> Values:
    return {
        "instansi": cast.BAWASLU,
        "surat": {
            "nomor": "014/PP.01.02/K.SA-02/11/2026", "sifat": "Rahasia", "hal": "Undangan Klarifikasi I",
            "tanggal": cast.INVITED_ON, "lampiran_jumlah": 0,
            "tembusan": ["Ketua Bawaslu Provinsi Sulawesi Utara", "Kepala Dinas Pariwisata Kota Bitung"],
        },
        "kasus": cast.matter(regime),
        "orang": cast.OFFICIAL,
        "jadwal": cast.SLOT,
        "pejabat": cast.CHAIR,
        "narahubung": "Stevi Pangkey, 0812 0000 0000",
    }  # fmt: skip


def _attendance() -> Values:
    return {
        "instansi": cast.BAWASLU,
        "kasus": cast.matter(),
        "jadwal": cast.SLOT,
        "acara": "Klarifikasi Terlapor",
        "pihak": "terlapor",
        "peserta": [
            {"nama": "Johanis Sumual, S.Sos., M.Si.", "kapasitas": "Terlapor", "instansi": "Dinas Pariwisata Kota Bitung"},
            {"nama": "Rina Wowor", "kapasitas": "Ketua", "instansi": "Bawaslu Kota Bitung"},
            {"nama": "Denny Lasut", "kapasitas": "Anggota", "instansi": "Bawaslu Kota Bitung"},
        ],
        "mengetahui": cast.SECRETARY,
    }  # fmt: skip


def _oath(regime: str) -> Values:
    return {
        "instansi": cast.BAWASLU,
        "surat": {"nomor": "005/BA/PP.01.02/K.SA-02/11/2026", "tanggal": cast.HEARD_ON},
        "kasus": cast.matter(regime),
        "orang": cast.OFFICIAL,
        "pejabat": cast.CHAIR,
        "tugas": cast.TASK,
        "jadwal": cast.SLOT,
        "bersedia": True,
        "bentuk": "janji",
        "agama_lafal": "Kristen",
        "saksi_ba": cast.WITNESSES if regime == "pemilu" else [],
    }


def _expert_oath(regime: str) -> Values:
    expert: Values = {
        "nama": "Hasan Al-Amin", "gelar_depan": "Prof. Dr.", "gelar_belakang": "S.H., M.H.",
        "jenis_kelamin": "Laki-laki", "tempat_lahir": "Gorontalo", "tanggal_lahir": date(1968, 2, 29),
        "agama": "Islam", "pekerjaan": "Dosen", "jabatan": "Guru Besar Hukum Kepegawaian",
        "nomor_pegawai": "196802291994031002", "alamat": "Kota Manado",
    }  # fmt: skip
    return _oath(regime) | {
        "surat": {"tanggal": cast.HEARD_ON},
        "orang": expert,
        "bentuk": "sumpah",
        "agama_lafal": "Islam",
        "keahlian": "hukum kepegawaian",
        "rohaniwan": {"nama": "Ust. Rahman Gobel", "jabatan": "Kantor Kementerian Agama Kota Bitung"},
    }


QUESTIONS: Final[list[Values]] = [
    {"kelompok": "pembuka", "tanya": "Apakah Saudara dalam keadaan sehat jasmani dan rohani?", "jawab": "Ya, saya sehat."},
    {"kelompok": "pembuka", "tanya": "Apakah Saudara mengerti mengapa Saudara diundang hari ini?", "jawab": "Mengerti, mengenai unggahan di Facebook."},
    {"kelompok": "pembuka", "tanya": "Apakah Saudara didampingi oleh penasihat hukum atau pendamping?", "jawab": "Tidak."},
    {"kelompok": "pokok", "tanya": "Apakah akun Facebook “J. Sumual” milik Saudara?", "jawab": "Betul, itu akun saya sejak tahun 2012 dan hanya saya yang memakainya."},
    {
        "kelompok": "pokok", "tanya": "Apakah Saudara menyukai dan membagikan unggahan sebagaimana bukti P-1?",
        "jawab": "Saya menyukainya karena calon itu teman sekolah. Saya tidak tahu kalau menyukai saja dilarang. Yang membagikan "
        "itu anak saya, “pakai HP saya waktu itu 😀”, tapi saya tidak menghapusnya.",
    },
    {"kelompok": "pokok", "tanya": "Kapan Saudara mengetahui bahwa unggahan itu terlihat oleh umum?", "jawab": ""},
    {"kelompok": "penutup", "tanya": "Apakah masih ada keterangan yang hendak Saudara tambahkan?", "jawab": "Saya akan menghapusnya hari ini juga."},
    {"kelompok": "penutup", "tanya": "Apakah Saudara mendapat tekanan atau paksaan dalam memberikan keterangan ini?", "jawab": "Tidak ada."},
    {"kelompok": "penutup", "tanya": "Apakah semua keterangan Saudara tersebut benar?", "jawab": "Benar."},
]  # fmt: skip


def _minutes(regime: str) -> Values:
    return {
        "instansi": cast.BAWASLU,
        "surat": {"nomor": "006/BA/PP.01.02/K.SA-02/11/2026", "tanggal": cast.HEARD_ON},
        "kasus": cast.matter(regime),
        "orang": cast.OFFICIAL,
        "klarifikator": [cast.CHAIR] if regime == "pemilu" else [cast.CHAIR, cast.MEMBER],
        "tugas": cast.TASK,
        "jadwal": cast.SLOT,
        "sumpah": "diambil",
        "bentuk": "janji",
        "tanya_jawab": QUESTIONS,
        "bukti_ditunjukkan": ["P-1", "P-2"],
        "pukul_tutup": time(11, 20),
    }


def _absence() -> Values:
    return {
        "instansi": cast.BAWASLU,
        "kasus": cast.matter(),
        "surat": {"tanggal": cast.HEARD_ON},
        "orang": cast.OFFICIAL,
        "jadwal": cast.SLOT,
        "surat_dasar": {"jenis": "Undangan Klarifikasi I", "nomor": "014/PP.01.02/K.SA-02/11/2026", "tanggal": cast.INVITED_ON},
        "bukti_penyampaian": "tanda terima tanggal 23 November 2026",
        "tanggal_diterima": cast.INVITED_ON,
        "ditunggu_sampai": time(11),
        "alasan": "sakit, tanpa surat keterangan",
        "tindak_lanjut": "undangan II",
        "petugas": cast.CLERK,
        "saksi_ba": [cast.MEMBER, cast.SECRETARY],
    }  # fmt: skip


def _handing_over() -> Values:
    return {
        "instansi": cast.BAWASLU,
        "kasus": cast.matter(),
        "surat": {"nomor": "004/BA/PP.01.02/K.SA-02/11/2026", "tanggal": date(2026, 11, 20)},
        "jadwal": {"tempat": "Kantor Bawaslu Kota Bitung"},
        "pihak_pertama": cast.REPORTER,
        "pihak_kedua": {**cast.CLERK, "unit_kerja": "Sekretariat Bawaslu Kota Bitung"},
        "barang": cast.GOODS,
        "saksi_ba": cast.WITNESSES[1:],
        "gambar": [
            {"kode": "P-1", "keterangan": "unggahan pada akun Facebook “J. Sumual”", "sumber": "diambil 20-11-2026 pukul 14.10 WITA"},
        ],
    }  # fmt: skip


@cache
def _pictures() -> dict[str, Image]:
    """The first drawn screenshot of the story, as plain pixels."""
    with Pillow.open(io.BytesIO(draw_first().png)) as drawn:
        pixels = drawn.convert("RGB")
    return {"P-1": Image(width=pixels.width, height=pixels.height, rgb=pixels.tobytes())}


def _custody() -> Values:
    return {
        "instansi": cast.BAWASLU,
        "kasus": cast.matter(),
        "barang": cast.GOODS[1],
        "rantai": [
            {
                "waktu": "20-11-2026 14.12 WITA", "menyerahkan": "Maya Rondonuwu", "menerima": "Stevi Pangkey",
                "tujuan": "penyampaian bukti laporan", "tempat_simpan": "lemari besi nomor 2", "kondisi": "baik, bersegel",
            },
            {
                "waktu": "25-11-2026 08.30 WITA", "menyerahkan": "Stevi Pangkey", "menerima": "Rina Wowor",
                "tujuan": "ditunjukkan dalam klarifikasi", "tempat_simpan": "Ruang Klarifikasi", "kondisi": "baik, segel dibuka",
            },
        ],
    }  # fmt: skip


def _review(regime: str) -> Values:
    return {
        "instansi": cast.BAWASLU,
        "kasus": cast.matter(regime),
        "surat": {"tanggal": cast.PLENARY_ON},
        "pelapor": cast.REPORTER,
        "terlapor": [cast.OFFICIAL],
        "keterangan_ringkas": [
            {"nama": "Johanis Sumual, S.Sos., M.Si.", "peran": "Terlapor", "tanggal": cast.HEARD_ON, "sumpah": "diambil",
             "ringkasan": "menerangkan bahwa akun tersebut miliknya dan ia menyukai unggahan dimaksud."},
            {"nama": "Ferry J. Mandey, S.IP.", "peran": "Saksi", "tanggal": cast.HEARD_ON, "sumpah": "tidak bersedia",
             "ringkasan": "menerangkan bahwa ia melihat unggahan tersebut pada tanggal 14 November 2026."},
        ],
        "fakta": [
            {"uraian": "Terlapor adalah PNS pada Dinas Pariwisata Kota Bitung", "sumber": ["P-3"]},
            {"uraian": "akun Facebook “J. Sumual” menyukai dan membagikan unggahan foto pasangan calon", "sumber": ["P-1", "P-2"]},
        ],
        "unsur": [
            {"pasal": "Pasal 9 ayat (2)", "unsur": "Pegawai ASN", "fakta": "Terlapor berstatus PNS dengan NIP 198503172010011004.", "bukti": ["P-3"], "terpenuhi": "ya"},
            {"pasal": "Pasal 5 huruf n angka 5", "unsur": "mengadakan kegiatan yang mengarah kepada keberpihakan", "fakta": "Terlapor menyukai dan membagikan unggahan.", "bukti": ["P-1", "P-2"], "terpenuhi": "ya"},
        ],
        "kesimpulan": "memenuhi unsur",
        "rekomendasi": "diteruskan",
        "pleno": {"nomor": "012/BA/PP.01.02/K.SA-02/11/2026", "tanggal": cast.PLENARY_ON},
        "penyusun": [cast.CLERK],
        "anggota_pleno": [cast.CHAIR, cast.MEMBER, {"nama": "Lenny Mokodompit", "jabatan": "Anggota"}],
    }  # fmt: skip


def _forwarding() -> Values:
    return {
        "instansi": cast.BAWASLU,
        "kasus": cast.matter(),
        "surat": {
            "nomor": "016/PP.01.02/K.SA-02/11/2026", "tanggal": cast.PLENARY_ON,
            "tembusan": ["Ketua Bawaslu Provinsi Sulawesi Utara", "Wali Kota Bitung", "Inspektur Kota Bitung"],
        },
        "pejabat": cast.CHAIR,
        "tujuan": "bkn",
        "melalui": "Kepala Kantor Regional XI Badan Kepegawaian Negara",
        "terlapor": [cast.OFFICIAL, cast.SECOND],
        "nomor_kajian": "003/Reg/LP/PW/Kota/27.12/XI/2026",
        "tanggal_pleno": cast.PLENARY_ON,
        "jumlah_diklarifikasi": "Pelapor, 2 (dua) orang Terlapor, dan 1 (satu) orang Saksi",
        "berkas": [
            {"berkas": "Kajian dugaan pelanggaran", "jumlah": "1 berkas"},
            {"berkas": "Berita acara klarifikasi", "jumlah": "4 berkas"},
            {"berkas": "Bukti P-1 sampai dengan P-3", "jumlah": "1 berkas", "keterangan": "cetak dan elektronik"},
        ],
    }  # fmt: skip


def _status(regime: str) -> Values:
    return {
        "instansi": cast.BAWASLU,
        "kasus": cast.matter(regime),
        "surat": {"nomor": "017/PP.01.02/K.SA-02/11/2026", "tanggal": cast.PLENARY_ON},
        "pejabat": cast.CHAIR,
        "pelapor": cast.REPORTER,
        "terlapor": [cast.OFFICIAL],
        "status": "diteruskan",
        "instansi_tujuan": "Badan Kepegawaian Negara",
        "nomor_surat_penerusan": "016/PP.01.02/K.SA-02/11/2026",
        "alasan": "memenuhi unsur dugaan pelanggaran peraturan perundang-undangan lainnya",
        "tanggal_status": cast.PLENARY_ON,
    }


def recap(office: Values) -> Values:
    """The recap of a year with nine matters, seven of which met the elements."""
    rows = []
    for number, (person, met) in enumerate(zip(REPORTED, [True] * 7 + [False] * 2, strict=True), start=1):
        found = person.origin.value == "finding"
        rows.append({
            "nomor": f"{number:03d}/{'TM' if found else 'LP'}/PW/Kota/27.12/XI/2026",
            "tanggal": date(2026, 11, 3 + number),
            "asal": "temuan" if found else "laporan",
            "nama": person.subject.name,
            "jabatan": person.subject.position,
            "unit_kerja": person.subject.work_unit,
            "dugaan": person.summary,
            "hasil": "memenuhi unsur" if met else "tidak memenuhi unsur",
            "tujuan": "Kepala Badan Kepegawaian Negara, 27 November 2026" if met else None,
            "sanksi": ("teguran lisan", "teguran tertulis", "pernyataan tertutup")[number % 3] if met else None,
        })  # fmt: skip
    return {
        "instansi": office,
        "surat": {"tanggal": cast.DECIDED_ON},
        "wilayah": "Kota Bitung",
        "periode_mulai": date(2026, 1, 1),
        "periode_akhir": date(2026, 12, 14),
        "perkara": rows,
        "penyusun": cast.CLERK if office is cast.BAWASLU else cast.STAFF_CHIEF,
        "mengetahui": cast.CHAIR if office is cast.BAWASLU else cast.SUPERIOR,
    }
