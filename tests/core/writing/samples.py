"""Fictional values for papers: an office, a person, a hearing."""

from __future__ import annotations

from datetime import date, time
from typing import Any

OFFICE: dict[str, Any] = {
    "jenis": "bawaslu",
    "kop_baris": ["BADAN PENGAWAS PEMILIHAN UMUM", "KOTA BITUNG"],
    "alamat": "Jalan Contoh Nomor 12, Kelurahan Madidir, Kota Bitung 95511",
    "kontak": "Telepon (0438) 000000, Surel set.bitung@contoh.go.id",
    "kota_ttd": "Bitung",
    "zona_waktu": "WITA",
}
AGENCY: dict[str, Any] = {
    "jenis": "perangkat_daerah",
    "kop_baris": ["PEMERINTAH KOTA BITUNG", "DINAS PARIWISATA"],
    "alamat": "Jalan Contoh Nomor 5, Kota Bitung 95511",
    "kota_ttd": "Bitung",
    "zona_waktu": "WITA",
}


def person() -> dict[str, Any]:
    return {
        "nama": "Johanis Sumual",
        "gelar_belakang": "S.Sos., M.Si.",
        "nomor_pegawai": "198503172010011004",
        "pangkat": "Penata",
        "golongan": "III/c",
        "jabatan": "Kepala Seksi Destinasi",
        "unit_kerja": "Dinas Pariwisata Kota Bitung",
        "status_kepegawaian": "PNS",
        "jenis_kelamin": "Laki-laki",
        "alamat": "Kelurahan Pateten, Kota Bitung",
    }


def head_of_office() -> dict[str, Any]:
    return {
        "nama": "Maria Lengkong",
        "gelar_depan": "Dra.",
        "gelar_belakang": "M.Si.",
        "jabatan": "Kepala Dinas Pariwisata Kota Bitung",
        "pangkat": "Pembina Utama Muda",
        "golongan": "IV/c",
        "nomor_pegawai": "196805121993032004",
    }


def invitation(day: date = date(2020, 10, 14), regime: str = "pemilihan") -> dict[str, Any]:
    return {
        "instansi": OFFICE,
        "surat": {
            "nomor": f"014/PP.01.02/K.SA-02/{day.month}/{day.year}",
            "sifat": "Rahasia",
            "keamanan": "R",
            "lampiran_jumlah": 0,
            "hal": "Undangan Klarifikasi I",
            "tanggal": day,
            "tembusan": ["Ketua Bawaslu Provinsi Sulawesi Utara", "Kepala Dinas Pariwisata Kota Bitung"],
        },
        "kasus": {
            "asal": "laporan",
            "rezim": regime,
            "nomor_registrasi": f"003/Reg/LP/PW/Kota/27.12/X/{day.year}",
            "peristiwa": "menyukai unggahan foto pasangan calon pada akun Facebook",
        },
        "orang": person(),
        "jadwal": {
            "tanggal": date(day.year, day.month, day.day + 2),
            "pukul_mulai": time(9),
            "tempat": "Ruang Klarifikasi, Kantor Bawaslu Kota Bitung",
            "cara": "tatap muka",
            "menghadap": ["Ketua dan Anggota Bawaslu Kota Bitung"],
        },
        "pejabat": {"nama": "Deidy Walukow", "gelar_belakang": "S.H.", "jabatan": "Ketua"},
        "narahubung": "Rina, 0812 0000 0000",
    }


def decision(day: date = date(2020, 11, 20), act: date = date(2020, 10, 5)) -> dict[str, Any]:
    return {
        "instansi": AGENCY,
        "surat": {
            "nomor": f"800/112/DISPAR/{day.year}",
            "tanggal": day,
            "tembusan": ["Wali Kota Bitung", "Inspektur Kota Bitung"],
        },
        "orang": person(),
        "pejabat": head_of_office(),
        "perbuatan": "mengunggah ulang foto pasangan calon pada akun Facebook",
        "tanggal_perbuatan": act,
        "tempat_perbuatan": "Kota Bitung",
        "pasal_dilanggar": ["Pasal contoh 1"],
        "dasar_membaca": ["Berita Acara Pemeriksaan tanggal 9 November 2020"],
    }


def statement(day: date = date(2020, 11, 25)) -> dict[str, Any]:
    return {
        "instansi": {"kota_ttd": "Bitung"},
        "surat": {"tanggal": day},
        "pembuat": person(),
        "perbuatan": "menyukai unggahan foto pasangan calon pada akun Facebook",
        "tanggal_perbuatan": date(2020, 10, 5),
        "tindakan_perbaikan": "membatalkan tanda suka tersebut",
        "mengetahui": head_of_office(),
    }
