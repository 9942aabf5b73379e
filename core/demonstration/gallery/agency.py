"""The papers of an agency, and of the official himself, as they are in good cases."""

from __future__ import annotations

from datetime import date, time
from typing import Final

from core.demonstration.gallery import cast, supervisor
from core.demonstration.gallery.sample import Sample, Values
from core.vault.office import OfficeKind

SIGNERS: Final[dict[str, Values]] = {
    "an": {
        "nama": "Rudy Theno", "gelar_belakang": "S.T., M.T.", "jabatan": "SEKRETARIS DAERAH", "mode": "an",
        "rantai_jabatan": ["WALI KOTA BITUNG"], "nomor_pegawai": "196703121993031005",
        "pangkat": "Pembina Utama Madya", "golongan": "IV/d",
    },
    "ub": {
        "nama": "Franky Ladi", "gelar_belakang": "S.Sos., M.Si.", "jabatan": "ASISTEN ADMINISTRASI UMUM", "mode": "ub",
        "rantai_jabatan": ["WALI KOTA BITUNG", "SEKRETARIS DAERAH"], "nomor_pegawai": "196912051994031007",
        "pangkat": "Pembina Utama Muda", "golongan": "IV/c",
    },
    "plt": {**cast.SUPERIOR, "jabatan": "KEPALA DINAS PARIWISATA KOTA BITUNG", "mode": "plt"},
    "plh": {**cast.SUPERIOR, "jabatan": "KEPALA DINAS PARIWISATA KOTA BITUNG", "mode": "plh"},
    "pj": {**cast.MAYOR, "jabatan": "WALI KOTA BITUNG", "mode": "pj"},
}  # fmt: skip
OFFICES: Final = {"an": cast.SECRETARIAT, "ub": cast.SECRETARIAT, "pj": cast.REGION}
COPIES: Final = ["Wali Kota Bitung", "Inspektur Kota Bitung", "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Daerah Kota Bitung"]  # fmt: skip


def samples() -> list[Sample]:
    """Every paper of the agency, with the ways to sign, to print and to hand over."""
    return [*_summoned(), *_examined(), *_punished(), *_by_the_official(), *_moral(), *_kept()]


def _made(template: str, variant: str, on: date, values: Values) -> Sample:
    return Sample(
        template=template, office=OfficeKind.AGENCY, case="good", variant=variant, on=on, values=values
    )


def _summoned() -> list[Sample]:
    again: Values = {
        "urutan": "2", "bentuk": "surat",
        "panggilan_sebelumnya": {"nomor": "800/113/DISPAR/XI/2026", "tanggal": date(2026, 11, 16)},
    }  # fmt: skip
    return [
        _made("D04", "formulir", cast.SUMMONED_ON, _summons()),
        _made("D04", "surat kedua", cast.SUMMONED_ON, _summons() | again),
        _made("D04", "tim", cast.SUMMONED_ON, _summons() | {"menghadap": cast.TEAM, "sebutan_ttd": "Ketua Tim Pemeriksa"}),
        _made("D05", "", cast.EXAMINED_ON, _attendance()),
        _made("D09", "", cast.EXAMINED_ON, _absence()),
    ]  # fmt: skip


def _examined() -> list[Sample]:
    refused: Values = {
        "pemeriksa": cast.TEAM, "dasar_pemeriksaan": "surat perintah", "penolakan_ttd": "ingin berkonsultasi lebih dahulu",
        "saksi_ba": cast.WITNESSES,
    }  # fmt: skip
    return [
        _made("D10", "surat perintah", date(2026, 11, 27), _order()),
        _made("D10", "keputusan tim", date(2026, 11, 27), _order() | {"bentuk": "keputusan tim", "pejabat": cast.MAYOR, "instansi": cast.REGION}),
        _made("D11", "", cast.EXAMINED_ON, _examination()),
        _made("D11", "tim", cast.EXAMINED_ON, _examination() | {"pemeriksa": cast.TEAM, "dasar_pemeriksaan": "surat perintah", "kop": "pakai kop"}),
        _made("D11", "menolak", cast.EXAMINED_ON, _examination() | refused),
        _made("D11", "pppk", cast.EXAMINED_ON, _examination() | {"terperiksa": cast.CONTRACT, "pasal_dugaan": ["Pasal contoh"]}),
        _made("D15", "terbukti", date(2026, 12, 11), _findings()),
        _made("D15", "tidak terbukti", date(2026, 12, 11), _findings() | {"terbukti": "tidak terbukti", "rekomendasi_hukuman": None, "pemeriksa": cast.TEAM[1:], "sebutan_ttd": "Ketua Tim Pemeriksa"}),
    ]  # fmt: skip


def _punished() -> list[Sample]:
    signed = [
        _made(
            "D17",
            f"ttd {name}",
            cast.DECIDED_ON,
            _decision() | {"pejabat": signer, "instansi": OFFICES.get(name, cast.DINAS)},
        )
        for name, signer in SIGNERS.items()
    ]
    certified = {
        "cetak": {"rangkap": "salinan", "pengesah": {**cast.STAFF_CHIEF, "mode": "definitif"}},
    }
    return [
        _made("D16", "", cast.DECIDED_ON, _decision()),
        _made("D16B", "", cast.HANDED_ON, _spoken()),
        _made("D17", "bentuk bkn", cast.DECIDED_ON, _decision()),
        _made("D17", "bentuk daerah", cast.DECIDED_ON, _decision() | {"varian_judul": "daerah"}),
        _made("D17", "kepala daerah", cast.DECIDED_ON, _decision() | {"instansi": cast.REGION, "pejabat": cast.MAYOR, "varian_judul": "daerah"}),
        *signed,
        _made("D17", "rangkap arsip", cast.DECIDED_ON, _decision() | {"cetak": {"rangkap": "arsip", "kata_sambung": True}}),
        _made("D17", "salinan", cast.DECIDED_ON, _decision() | certified),
        _made("D17", "kop kosong", cast.DECIDED_ON, _decision() | {"cetak": {"kop": "kosongkan", "kop_ruang": 48}}),
        _made("D17", "konsep", cast.DECIDED_ON, _decision() | {"surat": {"tanggal": cast.DECIDED_ON}}),
        _made("D17", "perbuatan 2020", date(2020, 11, 20), _decision() | {"surat": {"nomor": "188/03/DISPAR/XI/2020", "tanggal": date(2020, 11, 20)}, "tanggal_perbuatan": date(2020, 10, 5), "dasar_membaca": ["Berita Acara Pemeriksaan tanggal 17 November 2020"]}),
        _made("D17B", "", cast.DECIDED_ON, _guidance()),
        _made("D18", "langsung", cast.HANDED_ON, _delivery()),
        _made("D18", "dikirim", cast.HANDED_ON, _delivery() | {"cara_penyampaian": "dikirim", "melalui": "pos tercatat", "resi": "RR 123456789 ID"}),
        _made("D18", "menolak", cast.HANDED_ON, _delivery() | {"cara_penyampaian": "menolak menerima", "saksi_ba": cast.WITNESSES}),
    ]  # fmt: skip


def _by_the_official() -> list[Sample]:
    bare: Values = {
        "meterai": "tanpa",
        "pengakuan": "menyesali",
        "mengetahui": {},
        "saksi_ba": cast.WITNESSES,
    }
    return [
        _made("D19", "tempel", cast.HANDED_ON, _statement()),
        _made("D19", "elektronik", cast.HANDED_ON, _statement() | {"meterai": "elektronik", "saksi_ba": cast.WITNESSES}),
        _made("D19", "tanpa meterai", cast.HANDED_ON, _statement() | bare),
        _made("D20C", "", cast.HANDED_ON, _apology()),
    ]  # fmt: skip


def _moral() -> list[Sample]:
    found = []
    for kind in ("tertutup", "terbuka"):
        found += [
            _made("D20", kind, cast.DECIDED_ON, _moral_decision(kind)),
            _made("D20B", kind, cast.HANDED_ON, _spoken_statement(kind)),
            _made("D20D", kind, cast.HANDED_ON, _moral_minutes(kind)),
        ]
    return found


def _kept() -> list[Sample]:
    goods: Values = {
        "instansi": cast.DINAS,
        "kasus": cast.matter(),
        "surat": {"nomor": "005/BA/DISPAR/XII/2026", "tanggal": date(2026, 12, 1)},
        "jadwal": {"tempat": "Kantor Dinas Pariwisata Kota Bitung"},
        "dasar_serah_terima": "penerusan berkas",
        "pihak_pertama": {**cast.CLERK, "unit_kerja": "Sekretariat Bawaslu Kota Bitung"},
        "pihak_kedua": cast.STAFF_CHIEF,
        "barang": [{**each, "hash": None, "seri": "SN 0042-17"} for each in cast.GOODS],
        "bersegel": "bersegel",
    }
    custody: Values = {"instansi": cast.DINAS, "kasus": cast.matter(), "barang": cast.GOODS[0], "rantai": []}
    return [
        _made("D12", "", date(2026, 12, 1), goods),
        _made("D12B", "", date(2026, 12, 1), custody),
        _made("D22", "internal", cast.DECIDED_ON, supervisor.recap(cast.DINAS)),
        _made("D22", "publik", cast.DECIDED_ON, supervisor.recap(cast.DINAS) | {"versi": "publik"}),
    ]


# -- values


def _summons() -> Values:
    return {
        "instansi": cast.DINAS,
        "surat": {"nomor": "800/118/DISPAR/XI/2026", "tanggal": cast.SUMMONED_ON, "tembusan": COPIES[2:]},
        "kasus": cast.matter(),
        "orang": cast.OFFICIAL,
        "jadwal": cast.EXAMINATION,
        "pejabat": cast.SUPERIOR,
        "dugaan": "memberikan dukungan kepada calon kepala daerah melalui media sosial",
        "tanggal_perbuatan": cast.ACT,
    }


def _attendance() -> Values:
    return {
        "instansi": cast.DINAS,
        "jadwal": cast.EXAMINATION,
        "acara": "Pemeriksaan Disiplin",
        "tampilkan_telepon": True,
        "peserta": [
            {"nama": "Johanis Sumual, S.Sos., M.Si.", "kapasitas": "Yang diperiksa", "instansi": "Dinas Pariwisata", "telepon": "0812 0000 0003"},
            {"nama": "Dra. Meity Karundeng, M.Si.", "kapasitas": "Pejabat pemeriksa", "instansi": "Dinas Pariwisata"},
        ],
    }  # fmt: skip


def _absence() -> Values:
    return {
        "instansi": cast.DINAS,
        "surat": {"tanggal": cast.EXAMINED_ON},
        "orang": cast.OFFICIAL,
        "jadwal": cast.EXAMINATION,
        "surat_dasar": {"jenis": "Surat Panggilan I", "nomor": "800/118/DISPAR/XI/2026", "tanggal": cast.SUMMONED_ON},
        "bukti_penyampaian": "tanda terima tanggal 1 Desember 2026",
        "tanggal_diterima": date(2026, 12, 1),
        "ditunggu_sampai": time(12),
        "tindak_lanjut": "panggilan II",
        "petugas": cast.STAFF_CHIEF,
        "saksi_ba": cast.WITNESSES,
    }  # fmt: skip


def _order() -> Values:
    return {
        "instansi": cast.DINAS,
        "surat": {"nomor": "800/117/DISPAR/XI/2026", "tanggal": date(2026, 11, 27), "tembusan": COPIES[:2]},
        "terperiksa": cast.OFFICIAL,
        "jadwal": cast.EXAMINATION,
        "pejabat": cast.SUPERIOR,
        "pemeriksa": cast.TEAM,
        "dugaan": "memberikan dukungan kepada calon kepala daerah melalui media sosial",
        "tanggal_perbuatan": cast.ACT,
        "pasal_dugaan": ["Pasal 5 huruf n angka 5"],
        "tingkat_dugaan": "berat",
        "sumber_dugaan": "Surat Penerusan Bawaslu Kota Bitung Nomor 016/PP.01.02/K.SA-02/11/2026 tanggal 27 November 2026",
    }  # fmt: skip


def _examination() -> Values:
    return {
        "instansi": cast.DINAS,
        "surat": {"tanggal": cast.EXAMINED_ON},
        "terperiksa": cast.OFFICIAL,
        "jadwal": cast.EXAMINATION,
        "tugas": cast.ORDER,
        "pemeriksa": cast.TEAM[:1],
        "dugaan": "memberikan dukungan kepada calon kepala daerah melalui media sosial",
        "pasal_dugaan": ["Pasal 5 huruf n angka 5"],
        "tanggal_perbuatan": cast.ACT,
        "tanya_jawab": [
            {
                **row,
                "kelompok": {"pembuka": "baku", "pokok": "substansi"}.get(str(row["kelompok"]), "penutup"),
            }
            for row in supervisor.QUESTIONS
        ],
        "bukti_ditunjukkan": ["P-1"],
        "pukul_tutup": time(11, 30),
    }


def _findings() -> Values:
    return {
        "instansi": cast.DINAS,
        "surat": {"nomor": "800/121/DISPAR/XII/2026", "tanggal": date(2026, 12, 11)},
        "terperiksa": cast.OFFICIAL,
        "pejabat": cast.SUPERIOR,
        "jadwal": cast.EXAMINATION,
        "kepada": "Wali Kota Bitung",
        "tanggal_perbuatan": cast.ACT,
        "hasil": [{
            "bentuk": "menyukai dan membagikan unggahan foto pasangan calon", "waktu": "12 Oktober 2026",
            "tempat": "media sosial Facebook", "memberatkan": "menduduki jabatan pengawas",
            "meringankan": "mengakui perbuatan dan menghapus unggahan", "dampak": "unit kerja",
        }],
        "terbukti": "terbukti",
        "pasal_dilanggar": ["Pasal 3 huruf f"],
        "rekomendasi_hukuman": "teguran tertulis",
        "pejabat_berwenang": "Kepala Dinas Pariwisata Kota Bitung",
    }  # fmt: skip


def _decision() -> Values:
    return {
        "instansi": cast.DINAS,
        "surat": {"nomor": "800/124/DISPAR/XII/2026", "tanggal": cast.DECIDED_ON, "tembusan": COPIES},
        "orang": cast.OFFICIAL,
        "pejabat": cast.SUPERIOR,
        "perbuatan": cast.CONDUCT,
        "tanggal_perbuatan": cast.ACT,
        "tempat_perbuatan": "Kota Bitung",
        "pasal_dilanggar": ["Pasal 3 huruf f"],
        "dasar_membaca": [
            "Berita Acara Pemeriksaan tanggal 9 Desember 2026",
            "Laporan Hasil Pemeriksaan Nomor 800/121/DISPAR/XII/2026 tanggal 11 Desember 2026",
        ],
    }


def _reference() -> Values:
    return {
        "nomor": "800/124/DISPAR/XII/2026", "tanggal": cast.DECIDED_ON,
        "jabatan": "Kepala Dinas Pariwisata Kota Bitung",
        "tentang": "Penjatuhan Hukuman Disiplin Berupa Teguran Tertulis",
    }  # fmt: skip


def _spoken() -> Values:
    return {
        "instansi": cast.DINAS,
        "surat": {"tanggal": cast.HANDED_ON},
        "orang": cast.OFFICIAL,
        "pejabat": cast.SUPERIOR,
        "jadwal": {**cast.EXAMINATION, "tanggal": cast.HANDED_ON},
        "keputusan": _reference(),
        "saksi_ba": [cast.STAFF_CHIEF],
    }


def _guidance() -> Values:
    return {
        "instansi": cast.DINAS,
        "surat": {"nomor": "800/126/DISPAR/XII/2026", "tanggal": cast.DECIDED_ON},
        "orang": cast.SECOND,
        "pejabat": cast.SUPERIOR,
        "perbuatan": "berada dalam grup percakapan yang memuat ajakan mendukung salah satu pasangan calon",
        "tanggal_perbuatan": cast.ACT,
    }


def _delivery() -> Values:
    return {
        "instansi": cast.DINAS,
        "surat": {"tanggal": cast.HANDED_ON},
        "penerima": cast.OFFICIAL,
        "penyerah": cast.STAFF_CHIEF,
        "jadwal": {**cast.EXAMINATION, "tanggal": cast.HANDED_ON, "pukul_mulai": time(14, 5)},
        "keputusan": _reference(),
        "tanggal_perbuatan": cast.ACT,
    }


def _statement() -> Values:
    return {
        "instansi": {"kota_ttd": "Bitung", "zona_waktu": "WITA"},
        "surat": {"tanggal": cast.HANDED_ON},
        "pembuat": cast.OFFICIAL,
        "perbuatan": cast.CONDUCT,
        "tanggal_perbuatan": cast.ACT,
        "tindakan_perbaikan": "menghapus unggahan tersebut pada tanggal 25 November 2026",
        "mengetahui": cast.SUPERIOR,
    }


def _apology() -> Values:
    return {
        "instansi": {"kota_ttd": "Bitung"},
        "surat": {"tanggal": cast.HANDED_ON},
        "pembuat": cast.OFFICIAL,
        "pelanggaran_kode_etik": "menunjukkan keberpihakan kepada salah satu pasangan calon melalui media sosial",
        "tanggal_perbuatan": cast.ACT,
        "keputusan": {"nomor": "188.45/201/2026", "tanggal": cast.DECIDED_ON},
        "tindakan_perbaikan": "menghapus unggahan tersebut pada tanggal 25 November 2026",
        "mengetahui": cast.SUPERIOR,
    }


def _moral_decision(kind: str) -> Values:
    shown: Values = {
        "forum": "apel gabungan di halaman Kantor Wali Kota Bitung", "media": "papan pengumuman", "durasi": "7 (tujuh) hari",
    }  # fmt: skip
    hidden: Values = {"forum": "pertemuan dalam ruang tertutup", "tempat": "Ruang Kerja Sekretaris Daerah"}
    return {
        "instansi": cast.REGION,
        "surat": {"nomor": "188.45/201/2026", "tanggal": cast.DECIDED_ON, "tembusan": COPIES[1:]},
        "orang": cast.OFFICIAL,
        "pejabat": cast.MAYOR,
        "jenis": kind,
        "pelanggaran_kode_etik": "menunjukkan keberpihakan kepada salah satu pasangan calon melalui media sosial",
        "tanggal_perbuatan": cast.ACT,
        "tempat_perbuatan": "Kota Bitung",
        "pasal_kode_etik": ["Pasal 11 huruf c"],
        "rekomendasi_majelis": {"nomor": "03/MKE/XII/2026", "tanggal": date(2026, 12, 11)},
        "tanggal_penyampaian": cast.HANDED_ON,
        **(shown if kind == "terbuka" else hidden),
    }


def _spoken_statement(kind: str) -> Values:
    return {
        "instansi": cast.REGION,
        "surat": {"tanggal": cast.HANDED_ON},
        "orang": cast.OFFICIAL,
        "pejabat": cast.MAYOR,
        "jenis": kind,
        "keputusan": {"nomor": "188.45/201/2026", "tanggal": cast.DECIDED_ON, "jabatan": "Wali Kota Bitung"},
        "pelanggaran_kode_etik": "menunjukkan keberpihakan kepada salah satu pasangan calon melalui media sosial",
    }


def _moral_minutes(kind: str) -> Values:
    return {
        "instansi": cast.DINAS,
        "surat": {"tanggal": cast.HANDED_ON},
        "orang": cast.OFFICIAL,
        "pejabat": cast.SUPERIOR,
        "jadwal": {**cast.EXAMINATION, "tanggal": cast.HANDED_ON, "pukul_mulai": time(7, 30)},
        "jenis": kind,
        "keputusan": {"nomor": "188.45/201/2026", "tanggal": cast.DECIDED_ON, "jabatan": "Wali Kota Bitung"},
        "forum": "apel gabungan" if kind == "terbuka" else "pertemuan dalam ruang tertutup",
        "media": "papan pengumuman" if kind == "terbuka" else None,
        "durasi": "7 (tujuh) hari" if kind == "terbuka" else None,
        "peserta": [
            {"nama": "Ferdy Lantang", "kapasitas": "Wali Kota Bitung"},
            {"nama": "Dra. Meity Karundeng, M.Si.", "kapasitas": "Kepala Dinas Pariwisata"},
            {"nama": "Johanis Sumual, S.Sos., M.Si.", "kapasitas": "Yang dijatuhi sanksi moral"},
        ],
        "saksi_ba": cast.WITNESSES,
    }
