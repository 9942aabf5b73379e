"""The groups of fields that templates speak of (`documents.md` §1 and §27), with help and examples.

A template's head says which group a name has; the checker and the form both read this schema.
"""

from __future__ import annotations

from typing import Final

from core.writing.fields import Field, field, nested

_NAME: Final = (
    field("nama", "text", "Nama tanpa gelar, seperti pada KTP", "Johanis Sumual"),
    field("gelar_depan", "text", "Gelar di depan nama", "Drs."),
    field("gelar_belakang", "text", "Gelar di belakang nama", "S.Sos., M.Si."),
    field("label_nomor", "choice", "Jenis nomor pegawai", "", "NIP", "NI PPPK", "NRP"),
    field("nomor_pegawai", "text", "Nomor pegawai, kosong bila tidak ada", "198503172010011004"),
    field("pangkat", "text", "Pangkat; PPPK tidak punya", "Penata"),
    field("golongan", "text", "Golongan ruang, atau golongan PPPK", "III/c"),
    field("jabatan", "text", "Jabatan", "Kepala Seksi Destinasi"),
)
INSTANSI: Final = (
    field("jenis", "choice", "Jenis instansi", "", "bawaslu", "pemda", "perangkat_daerah", "instansi_pusat"),
    field("nama", "text", "Nama instansi untuk kalimat", "Bawaslu Kota Bitung"),
    field("kop_baris", "list", "Baris kop, dari atas", "BADAN PENGAWAS PEMILIHAN UMUM; KOTA BITUNG"),
    field("alamat", "text", "Alamat lengkap tanpa singkatan", "Jalan Contoh Nomor 12, Kota Bitung 95511"),
    field("kontak", "text", "Telepon, laman, surel", "Telepon (0438) 000000, Surel set.bitung@contoh.go.id"),
    field("kota_ttd", "text", "Kota di depan tanggal", "Bitung"),
    field("zona_waktu", "choice", "Zona waktu", "", "WIB", "WITA", "WIT"),
    field("kode_unit", "text", "Kode unit dalam nomor surat", "K.SA-02"),
    field("kode_wilayah", "text", "Kode wilayah dalam nomor perkara", "27.12"),
    field("logo", "text", "Sidik gambar logo yang tersimpan pada kantor"),
)
SURAT: Final = (
    field("nomor", "text", "Nomor lengkap; kosong berarti konsep", "014/PP.01.02/K.SA-02/11/2026"),
    field("sifat", "text", "Sifat surat", "Rahasia"),
    field("keamanan", "choice", "Kode derajat keamanan", "", "B", "T", "R", "SR"),
    field("lampiran_jumlah", "int", "Jumlah lampiran; 0 dicetak “-”", "1"),
    field("lampiran_satuan", "text", "Satuan lampiran", "berkas"),
    field("hal", "text", "Hal, tanpa titik", "Undangan Klarifikasi I"),
    field("tanggal", "date", "Tanggal surat", "2026-11-23"),
    field("yth", "list", "Baris alamat tujuan", "Sdr. Johanis Sumual; Kepala Seksi; di Bitung"),
    field("tembusan", "list", "Jabatan penerima tembusan", "Ketua Bawaslu Provinsi Sulawesi Utara"),
)
ORANG: Final = (
    *_NAME,
    field("peran", "text", "Peran dalam perkara", "terlapor"),
    field("status_kepegawaian", "text", "PNS, CPNS, PPPK, PPPK Paruh Waktu, honorer, non-ASN", "PNS"),
    field("nik", "text", "NIK 16 angka", "7172010101850003"),
    field("unit_kerja", "text", "Unit kerja", "Dinas Pariwisata"),
    field("instansi", "text", "Instansi", "Pemerintah Kota Bitung"),
    field("tempat_lahir", "text", "Tempat lahir", "Bitung"),
    field("tanggal_lahir", "date", "Tanggal lahir", "1985-03-17"),
    field("umur", "int", "Umur bila tanggal lahir tidak diketahui; dicetak dengan tanda ±", "41"),
    field("jenis_kelamin", "choice", "Jenis kelamin", "", "Laki-laki", "Perempuan"),
    field("agama", "text", "Agama atau kepercayaan", "Kristen"),
    field("kewarganegaraan", "text", "Kewarganegaraan", "Indonesia"),
    field("pekerjaan", "text", "Pekerjaan", "PNS"),
    field("alamat", "text", "Alamat", "Kelurahan Pateten, Kecamatan Maesa"),
    field("telepon", "text", "Telepon", "0812 0000 0000"),
    field("surel", "text", "Surel", "nama@contoh.go.id"),
    field("akun", "text", "Akun, bila pemiliknya belum diketahui", "akun Facebook “Warga Contoh”"),
)
PEJABAT: Final = (
    *_NAME,
    field("unit_kerja", "text", "Unit kerja", "Inspektorat Daerah Kota Bitung"),
    field("mode", "choice", "Cara menandatangani", "", "definitif", "an", "ub", "plt", "plh", "pj"),
    field("rantai_jabatan", "list", "Jabatan di atasnya untuk a.n. dan u.b.", "WALI KOTA BITUNG"),
    field("tte", "flag", "Ditandatangani secara elektronik", "tidak"),
)
PEMERIKSA: Final = (
    *_NAME,
    field("unit_kerja", "text", "Unit kerja", "Inspektorat Daerah Kota Bitung"),
    field("unsur", "choice", "Unsur", "", "atasan langsung", "pengawasan", "kepegawaian"),
    field("kedudukan", "choice", "Kedudukan dalam tim", "", "ketua", "sekretaris", "anggota"),
)
BUKTI: Final = (
    field("kode", "text", "Kode bukti", "P-1"),
    field("uraian", "text", "Uraian, bukan penilaian", "tangkapan layar unggahan pada akun Facebook"),
    field("jumlah", "text", "Jumlah", "2 lembar"),
    field("bentuk", "text", "Bentuk", "cetak"),
)
KASUS: Final = (
    field("asal", "choice", "Asal perkara", "", "laporan", "temuan"),
    field("rezim", "choice", "Pemilu atau Pemilihan (Pilkada)", "", "pemilu", "pemilihan"),
    field("nomor_laporan", "text", "Nomor saat laporan diterima", "003/LP/PW/Kota/27.12/XI/2026"),
    field("nomor_temuan", "text", "Nomor temuan", "003/TM/PW/Kota/27.12/XI/2026"),
    field("nomor_registrasi", "text", "Nomor setelah diregistrasi", "003/Reg/TM/PW/Kota/27.12/XI/2026"),
    field("pemilihan", "text", "Nama pemilihan", "Pemilihan Wali Kota dan Wakil Wali Kota Bitung Tahun 2026"),
    field("tanggal_diterima", "date", "Tanggal diterima", "2026-11-18"),
    field("tanggal_registrasi", "date", "Tanggal registrasi", "2026-11-20"),
    field("peristiwa", "text", "Peristiwa dalam satu kalimat netral", "mengunggah foto pada akun Facebook"),
    field("tempat_kejadian", "text", "Tempat kejadian", "Kota Bitung"),
    field("waktu_kejadian", "date", "Tanggal kejadian", "2026-11-12"),
    field("waktu_diketahui", "date", "Tanggal diketahui", "2026-11-14"),
    field("uraian", "long", "Uraian kejadian"),
    field("pasal_diduga", "list", "Ketentuan yang diduga dilanggar", "Pasal 9 ayat (2) UU 20/2023"),
    nested("bukti", "table", "Daftar bukti", "bukti"),
)
JADWAL: Final = (
    field("tanggal", "date", "Tanggal; harinya dihitung", "2026-11-25"),
    field("pukul_mulai", "time", "Pukul mulai", "09:00"),
    field("pukul_selesai", "time", "Pukul selesai; kosong berarti “selesai”", "11:00"),
    field("tempat", "text", "Ruang dan kantor", "Ruang Klarifikasi, Kantor Bawaslu Kota Bitung"),
    field("alamat_tempat", "text", "Alamat tempat", "Jalan Contoh Nomor 12, Kota Bitung"),
    field("cara", "choice", "Cara", "", "tatap muka", "daring"),
    field("tautan", "text", "Tautan pertemuan daring", "https://rapat.contoh.go.id/abc"),
    field("menghadap", "list", "Kepada siapa menghadap", "Ketua dan Anggota Bawaslu Kota Bitung"),
)
TUGAS: Final = (
    field("nomor", "text", "Nomor surat tugas", "021/PP.01.02/K.SA-02/11/2026"),
    field("tanggal", "date", "Tanggal surat tugas", "2026-11-20"),
    field("jenis", "text", "Jenis surat", "Surat Tugas"),
)
KUASA: Final = (
    field("nama", "text", "Nama penerima kuasa", "Maya Rondonuwu"),
    field("nomor", "text", "Nomor surat kuasa khusus", "02/SK/XI/2026"),
    field("tanggal", "date", "Tanggal surat kuasa khusus", "2026-11-17"),
)
RUJUKAN: Final = (
    field("jenis", "text", "Jenis naskah", "Undangan Klarifikasi I"),
    field("nomor", "text", "Nomor", "014/PP.01.02/K.SA-02/11/2026"),
    field("tanggal", "date", "Tanggal", "2026-11-23"),
    field("tentang", "text", "Tentang", "Penjatuhan Hukuman Disiplin Berupa Teguran Tertulis"),
    field("jabatan", "text", "Jabatan yang menetapkan", "Kepala Dinas Pariwisata Kota Bitung"),
)
BERKAS: Final = (
    field("berkas", "text", "Berkas", "Fotokopi KTP Pelapor"),
    field("jumlah", "text", "Jumlah", "1 lembar"),
    field("status", "choice", "Ada atau belum", "", "ada", "belum ada"),
    field("keterangan", "text", "Keterangan", "menyusul"),
)
TANYA_JAWAB: Final = (
    field("kelompok", "choice", "Kelompok", "", "pembuka", "pokok", "penutup", "baku", "substansi"),
    field("tanya", "text", "Pertanyaan", "Apakah Saudara dalam keadaan sehat?"),
    field("jawab", "long", "Jawaban, apa adanya", "Ya, saya sehat."),
)
NOMOR_TANYA: Final = (field("nomor", "int", "Nomor urut", "1"), *TANYA_JAWAB)
KELOMPOK: Final = (
    field("kelompok", "text", "Nama kelompok", "pokok"),
    nested("butir", "table", "Pertanyaan dan jawaban", "nomor_tanya"),
)
KETERANGAN: Final = (
    field("nama", "text", "Nama, dengan gelar", "Ferry J. Mandey, S.IP."),
    field("peran", "text", "Kedudukan", "Saksi"),
    field("tanggal", "date", "Tanggal klarifikasi", "2026-11-25"),
    field("sumpah", "choice", "Sumpah atau janji", "", "diambil", "tidak bersedia", "tidak diambil"),
    field("ringkasan", "long", "Pokok keterangan", "Menerangkan bahwa …"),
)
FAKTA: Final = (
    field("uraian", "long", "Fakta", "Akun Facebook “J. Sumual” menayangkan …"),
    field("sumber", "list", "Sumber, dipisah titik koma", "P-1; BA Saksi 2"),
)
UNSUR: Final = (
    field("pasal", "text", "Ketentuan", "Pasal 9 ayat (2)"),
    field("unsur", "text", "Unsur", "Pegawai ASN"),
    field("fakta", "long", "Fakta", "Terlapor adalah PNS pada …"),
    field("bukti", "list", "Bukti", "P-3"),
    field("terpenuhi", "choice", "Terpenuhi", "", "ya", "tidak"),
)
HASIL: Final = (
    field("bentuk", "text", "Bentuk pelanggaran", "menyukai unggahan pasangan calon"),
    field("waktu", "text", "Waktu", "12 Oktober 2026"),
    field("tempat", "text", "Tempat", "Kota Bitung"),
    field("memberatkan", "text", "Faktor yang memberatkan", "menduduki jabatan"),
    field("meringankan", "text", "Faktor yang meringankan", "belum pernah dijatuhi hukuman disiplin"),
    field("dampak", "text", "Dampak perbuatan", "unit kerja"),
)
BARANG: Final = (
    field("kode", "text", "Kode bukti", "P-2"),
    field("uraian", "text", "Uraian", "rekaman layar akun Facebook, 00.01.42"),
    field("jumlah", "text", "Jumlah", "1"),
    field("satuan", "text", "Satuan", "berkas"),
    field("kondisi", "text", "Kondisi", "baik"),
    field("segel", "text", "Segel", "bersegel"),
    field("seri", "text", "Nomor seri", "SN 0042"),
    field("hash_alg", "text", "Cara menghitung nilai hash", "SHA-256"),
    field("hash", "text", "Nilai hash", ""),
    field("media", "text", "Media", "diska lepas 16 GB"),
    field(
        "sumber", "text", "Asal: alamat, akun, waktu pengambilan dengan zona", "diunduh 20-11-2026 14.10 WITA"
    ),
    field("keterangan", "text", "Keterangan", ""),
)
RANTAI: Final = (
    field("waktu", "text", "Tanggal dan pukul", "20-11-2026 14.10 WITA"),
    field("menyerahkan", "text", "Diserahkan oleh", "Rina Wowor"),
    field("menerima", "text", "Diterima oleh", "Stevi Pangkey"),
    field("tujuan", "text", "Tujuan", "penyimpanan"),
    field("tempat_simpan", "text", "Tempat simpan", "lemari besi nomor 2"),
    field("kondisi", "text", "Kondisi dan segel", "baik, bersegel"),
)
PESERTA: Final = (
    field("nama", "text", "Nama, dengan gelar", "Ferry J. Mandey, S.IP."),
    field("kapasitas", "text", "Jabatan atau kedudukan", "Saksi"),
    field("instansi", "text", "Instansi atau alamat", "Kelurahan Madidir Unet"),
    field("telepon", "text", "Telepon", "0812 0000 0000"),
)
PLENO: Final = (
    field("nomor", "text", "Nomor berita acara rapat pleno", "012/BA/PP.01.02/K.SA-02/11/2026"),
    field("tanggal", "date", "Tanggal rapat pleno", "2026-11-27"),
)
PERKARA: Final = (
    field("nomor", "text", "Nomor laporan atau temuan", "003/TM/PW/Kota/27.12/XI/2026"),
    field("tanggal", "date", "Tanggal", "2026-11-18"),
    field("asal", "choice", "Asal", "", "laporan", "temuan"),
    field("nama", "text", "Nama terlapor", "Johanis Sumual"),
    field("jabatan", "text", "Jabatan", "Kepala Seksi Destinasi"),
    field("unit_kerja", "text", "Unit kerja", "Dinas Pariwisata"),
    field("dugaan", "text", "Dugaan dan ketentuan", "menyukai unggahan; Pasal 11 huruf c PP 42/2004"),
    field("hasil", "text", "Hasil kajian", "memenuhi unsur"),
    field("tujuan", "text", "Diteruskan kepada, tanggal", "Kepala BKN, 27 November 2026"),
    field("sanksi", "text", "Tindak lanjut atau sanksi", "sanksi moral, pernyataan terbuka"),
    field("keterangan", "text", "Keterangan", ""),
)
GAMBAR: Final = (
    field("kode", "text", "Kode bukti", "P-1"),
    field("keterangan", "text", "Keterangan gambar", "Unggahan pada akun Facebook “J. Sumual”"),
    field("sumber", "text", "Sumber dan waktu pengambilan", "diambil 20-11-2026 pukul 14.10 WITA"),
)
CETAK: Final = (
    field("kertas", "choice", "Kertas", "", "a4", "folio", "f4"),
    field("pencetak", "choice", "Kertas yang ada pada pencetak", "", "a4", "folio", "f4"),
    field("kop", "choice", "Kop", "", "cetak", "kosongkan"),
    field("kop_ruang", "int", "Ruang untuk kop yang sudah tercetak, dalam milimeter", "45"),
    field("formulir", "text", "Kode formulir; “-” berarti tidak dicetak", "FORMULIR MODEL B.9"),
    field("rata_ttd", "choice", "Letak teks dalam kolom tanda tangan", "", "kiri", "tengah"),
    field("rangkap", "choice", "Lembar untuk", "", "asli", "arsip", "salinan"),
    nested("pengesah", "record", "Pejabat yang mengesahkan salinan", "pejabat"),
    field("kata_sambung", "flag", "Kata penyambung di kaki halaman", "tidak"),
    field("kop_bentuk", "choice", "Bentuk kop", "", "bawaslu", "instansi", "kepala daerah"),
    field("kop_garis", "choice", "Garis di bawah kop", "", "satu", "dua"),
    field("kop_alamat", "choice", "Letak alamat dalam kop", "", "di bawah nama", "di bawah logo"),
    field("label_nip", "choice", "Tulisan NIP di bawah nama", "", "NIP", "NIP."),
    field("nip_kelompok", "flag", "NIP ditulis berkelompok", "tidak"),
    field("nama_ttd", "choice", "Nama penanda tangan", "", "kapital", "garis bawah"),
    field("label_hal", "choice", "Sebutan hal surat", "", "Hal", "Perihal"),
    field("lampiran_nihil", "choice", "Baris lampiran bila tidak ada", "", "tanda", "hilangkan"),
    field("baris_kota", "choice", "Baris terakhir alamat tujuan", "", "di kota", "di - kota", "di Tempat"),
    field("huruf_bilangan", "choice", "Huruf bilangan pada pembukaan", "", "kecil", "kapital"),
    field("tanggal_kurung", "choice", "Tanggal angka dalam kurung pada pembukaan", "", "ya", "tidak"),
)
GROUPS: Final[dict[str, tuple[Field, ...]]] = {
    "instansi": INSTANSI,
    "surat": SURAT,
    "orang": ORANG,
    "pejabat": PEJABAT,
    "pemeriksa": PEMERIKSA,
    "kasus": KASUS,
    "jadwal": JADWAL,
    "tugas": TUGAS,
    "kuasa": KUASA,
    "rujukan": RUJUKAN,
    "bukti": BUKTI,
    "berkas": BERKAS,
    "tanya_jawab": TANYA_JAWAB,
    "nomor_tanya": NOMOR_TANYA,
    "kelompok": KELOMPOK,
    "keterangan": KETERANGAN,
    "fakta": FAKTA,
    "unsur": UNSUR,
    "hasil": HASIL,
    "barang": BARANG,
    "rantai": RANTAI,
    "peserta": PESERTA,
    "pleno": PLENO,
    "perkara": PERKARA,
    "gambar": GAMBAR,
    "cetak": CETAK,
}


def names(group: str) -> tuple[str, ...]:
    """The field names of a group, in order."""
    return tuple(each.name for each in GROUPS[group])


def find(group: str, name: str) -> Field | None:
    """The field of that name, or None."""
    return next((each for each in GROUPS[group] if each.name == name), None)
