"""A register of fictional officials, and the noise that pictures and typing put on what is seen of them.

Clan names and given names are common ones of North Sulawesi put together by chance; any likeness to real
persons is chance. The same seed gives the same register.
"""

from __future__ import annotations

import random
from typing import Final

from core.people.official import Official
from core.people.status import Status

_CLANS_TEXT: Final = """Sumual Tendean Mandey Rampengan Kaligis Lumintang Woworuntu Karundeng Rompas Wowor Lasut Pangkey
Lengkong Mokoginta Pakaya Rondonuwu Kalangi Runtuwene Mamahit Mamesah Mandagi Mangindaan Manoppo Maramis Mawuntu
Mongdong Montolalu Najoan Ngangi Palar Pandeirot Pangalila Pangemanan Paruntu Pelealu Pinontoan Polii Pontoh
Posumah Punuh Rantung Rarun Ratulangi Roring Rumambi Rumengan Rumokoy Runtukahu Sajow Sambuaga Sangkoy Sarundajang
Senduk Singal Sinolungan Siwu Solang Sondakh Sumampouw Sumarauw Sumendap Supit Tambajong Tangkau Tangkudung
Taroreh Tewu Tombokan Tular Tumbel Tumbelaka Tumewu Turang Umboh Undap Waani Wagiu Waleleng Walangitan Wangko
Wantania Watuseke Wenas Wongkar Worang Wulur Wuisan Lontoh Lumempouw Lumenta Luntungan Kandou Kapoyos Karamoy
Katuuk Kawatu Kawengian Keintjem Kembuan Kilis Kolondam Komaling Koyongian Kumaat Kumolontang Dondokambey Egeten
Gerungan Goni Gosal Ingkiriwang Assa Awuy Bolang Datu Doodoh Makalew Makarawung Mantiri Maweikere Mekel
Mentang Momuat Mogot Moningka Monintja Oroh Opit Otay Paat Palenewen Parengkuan Pitoy"""
CLANS: Final = _CLANS_TEXT.split()
_MEN_TEXT: Final = """Johanis Ferry Arter Stenly Hendra Denny Audy Jemmy Ronny Franky Jantje Frans Decky Noldy Vicky Meidy
Herry Jhon Jerry Steven Christian Marthen Alfrets Adrie Berty Boy Charles Donald Eddy Ferdinand Fredrik Gerard Hanny
Hengky Ivan Jeffry Joppy Jouke Julius Karel Kenny Lexie Lucky Maikel Max Melky Nico Novry Olvie Oldy Pieter
Raymond Recky Reinhard Revli Ricky Robby Rolly Royke Rudy Sammy Sonny Stevie Teddy Tommy Tonny Valentino Wempie
Wenny Wilson Yanny Yopie Zeth Daniel David Samuel Yohanes Petrus Paulus Andreas Markus Lukas Matius Yakobus"""
MEN: Final = _MEN_TEXT.split()
_WOMEN_TEXT: Final = """Merlin Sjenny Novita Rina Stevi Meity Sintje Deitje Femmy Grace Jeane Joice Linda Maria Martha Meiske
Merry Mieke Mona Nova Olga Pricilia Rosje Ruth Selvi Silvana Sofie Sonya Stella Syane Tineke Treesje Vanda Vera Vonny
Yuliana Yenny Yulia Altje Anita Anneke Betsy Cherly Christien Debby Deasy Ellen Elsje Engelin Eva Fanny Feibe Fonny
Gratia Helena Henny Ice Inneke Irma Ivonne Jane Jenny Jolanda Katrin Kartini Lidya Lily Lisbeth Maudy Maya Mega
Natalia Noni Nontje Oktavia Paulina Rahel Regina Reiny Ribka Debora"""
WOMEN: Final = _WOMEN_TEXT.split()
_MUSLIM_TEXT: Final = """Muhammad Ahmad Abdul Rahman Rusdi Hamid Ismail Ibrahim Yusuf Iskandar Syamsudin Ridwan Arifin Hasan
Husain Usman Umar Ali Zainal Abidin Fauzi Ilham Irfan Taufik Hidayat Rizal Syahrul Anwar Idris Salim Siti Aminah
Nurhayati Fatimah Khadijah Aisyah Nurul Hidayah Zubaidah Rahmawati Halimah Hasnah Mariam Ramlah Salma Suryani
Fitriani Wahyuni Lestari Sulastri Ma'ruf Al-Amin Djafar Lahay Olii Gobel Monoarfa Botutihe Datau Mooduto
Paputungan Mokodompit Damopolii Mokodongan Lasena Bachdar Makahanap Tatengkeng Takalamingan Dalughu Salindeho"""
MUSLIM: Final = _MUSLIM_TEXT.split()
FRONT: Final = ("Dr.", "Drs.", "Dra.", "Ir.", "dr.", "drg.", "H.", "Hj.")
BACK: Final = (
    "S.E.", "S.H.", "S.Sos.", "S.IP.", "S.Pd.", "S.T.", "S.Kom.", "S.KM.", "A.Md.", "A.Md.Kep.", "S.E., M.Si.",
    "S.H., M.H.", "S.Pd., M.Pd.", "S.STP., M.Si.", "S.Kep., Ns.", "S.Sos., M.A.P.",
)  # fmt: skip
_SUBJECTS_TEXT: Final = """Pariwisata Pendidikan Kesehatan Perhubungan Sosial Perikanan Pertanian Perdagangan Perindustrian
Kebudayaan Pangan Perpustakaan Arsip Statistik Kominfo Pertanahan Kehutanan"""
_SUBJECTS: Final = _SUBJECTS_TEXT.split()
_PLACES_TEXT: Final = """Pateten Madidir Girian Aertembaga Matuari Ranowulu Lembeh Winenet Kakenturan Wangurer Manembo
Sagerat Tanjung Merah Paceda Makawidey Tandurusa Kasawari Pinokalan Danowudu Duasudara Batuputih Apela Tendeki
Kumersot Karondoran Papusungan Mawali Dorbolaang Kelapa Pintu Gogagoman Kotobangon Molinow Mongondow"""
_PLACES: Final = _PLACES_TEXT.split()
_SIDES: Final = ("", " Atas", " Bawah", " Weru", " Satu", " Dua", " Tiga", " Indah", " Permai", " Unet")
POSITIONS: Final = (
    "Guru Ahli Pertama", "Guru Ahli Muda", "Guru Ahli Madya", "Kepala Sekolah", "Perawat Terampil", "Perawat Ahli Pertama",
    "Bidan Terampil", "Bidan Mahir", "Dokter Ahli Pertama", "Apoteker Ahli Muda", "Pengelola Data", "Pengadministrasi Umum",
    "Pengadministrasi Keuangan", "Analis Kepegawaian", "Analis Kebijakan Ahli Muda", "Bendahara", "Pengemudi",
    "Kepala Seksi Pemerintahan", "Kepala Seksi Pelayanan Umum", "Kepala Seksi Destinasi", "Kepala Seksi Pembangunan",
    "Kepala Subbagian Umum dan Kepegawaian", "Kepala Subbagian Keuangan", "Kepala Subbagian Perencanaan",
    "Kepala Bidang Sarana", "Kepala Bidang Promosi", "Kepala Bidang Pengendalian", "Sekretaris", "Sekretaris Lurah",
    "Lurah", "Camat", "Kepala Dinas", "Kepala Bagian Umum", "Kepala Bagian Hukum", "Auditor Ahli Muda",
    "Arsiparis Terampil", "Pranata Komputer Ahli Pertama", "Penyuluh Pertanian", "Polisi Pamong Praja Terampil",
    "Pengawas Sekolah", "Perencana Ahli Muda", "Penata Laporan Keuangan", "Verifikator Keuangan", "Staf Ahli",
)  # fmt: skip
_WEIGHT_OF_POSITION: Final = [
    9 if "Guru" in p else 5 if p.startswith(("Peng", "Per", "Bid")) else 2 for p in POSITIONS
]
RANKS: Final = (("Pengatur", "II/c"), ("Penata Muda", "III/a"), ("Penata", "III/c"), ("Pembina", "IV/a"))
LOOKALIKES: Final = {"o": "0", "l": "1", "i": "l", "s": "5", "b": "8", "e": "c", "a": "o", "u": "v", "n": "r", "m": "n", "t": "f", "g": "q", "r": "n", "h": "b", "d": "cl"}  # fmt: skip


def units(chance: random.Random) -> list[str]:
    """Some 480 units: agencies, sub-districts, schools, health centres."""
    found = [f"Dinas {subject}" for subject in _SUBJECTS]
    found += ["Sekretariat Daerah", "Sekretariat DPRD", "Inspektorat", "Satuan Polisi Pamong Praja"]
    found += ["Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "Badan Keuangan dan Aset Daerah"]
    found += [
        "Badan Perencanaan Pembangunan Daerah",
        "Rumah Sakit Umum Daerah",
        "Badan Kesatuan Bangsa dan Politik",
    ]
    found += [f"Kecamatan {place}" for place in _PLACES[:8]] + [
        f"Puskesmas {place}" for place in _PLACES[:20]
    ]
    found += [f"Kelurahan {place}{chance.choice(_SIDES)}" for place in _PLACES for _ in range(3)]
    found += [f"SD Negeri {number} {place}" for number in range(1, 8) for place in _PLACES]
    found += [f"SMP Negeri {number} {place}" for number in range(1, 4) for place in _PLACES]
    return sorted(set(found))


def officials(count: int = 20_000, seed: int = 2020) -> list[Official]:
    """`count` officials."""
    chance = random.Random(seed)
    places = units(chance)
    return [_official(chance, number, places) for number in range(count)]


def _official(chance: random.Random, number: int, places: list[str]) -> Official:
    sex = chance.choice((1, 2))
    year = chance.randint(1964, 2000)
    first = min(2024, year + chance.randint(20, 34))
    contract = chance.random() < 0.2
    month = 21 if contract else chance.randint(1, 12)
    digits = f"{year}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}{first}{month:02d}{sex}{chance.randint(1, 40):03d}"
    rank, grade = chance.choice(RANKS)
    return Official(
        id=f"{number:08x}-0000-4000-8000-{number:012x}",
        name=_name(chance, sex),
        front_titles=chance.choice(FRONT) if chance.random() < 0.15 else "",
        back_titles=chance.choice(BACK) if chance.random() < 0.7 else "",
        number=digits,
        status=Status.CONTRACT if contract else Status.PERMANENT,
        rank="" if contract else rank,
        grade="IX" if contract else grade,
        position=chance.choices(POSITIONS, _WEIGHT_OF_POSITION)[0],
        work_unit=chance.choice(places),
        agency="Pemerintah Kota Bitung",
    )


def _name(chance: random.Random, sex: int) -> str:
    kind = chance.random()
    given = MEN if sex == 1 else WOMEN
    if kind < 0.68:
        names = [_often(chance, given)]
        if chance.random() < 0.35:
            names.append(
                _often(chance, given) if chance.random() < 0.6 else f"{chance.choice('ABDFHJLMRSTVWY')}."
            )
        names.append(_often(chance, CLANS))
        if sex == 2 and chance.random() < 0.08:
            names[-1] += f"-{_often(chance, CLANS)}"
    elif kind < 0.97:
        names = chance.sample(MUSLIM, chance.choice((2, 2, 3)))
        if chance.random() < 0.15:
            names.insert(0, chance.choice(("Moh.", "Muh.", "M.", "Muhammad", "Abd.", "Siti")))
    else:
        names = [chance.choice(MUSLIM) + chance.choice(("", "to", "no", "wati", "ni", "man"))]
    return " ".join(names)


def _often(chance: random.Random, pool: list[str]) -> str:
    """One of the pool; the first ones come up more often, as with real names."""
    return pool[int(len(pool) * chance.random() ** 1.35)]


def noisy(chance: random.Random, text: str, rate: float) -> str:
    """`text` with about `rate` of its characters lost, added, or taken for another (half of those look alike)."""
    out = []
    for sign in text:
        if chance.random() >= rate:
            out.append(sign)
            continue
        kind = chance.randrange(3)
        if kind == 0:
            continue
        if kind == 1:
            out.append(sign)
            out.append(chance.choice("abcdefghijklmnopqrstuvwxyz "))
        elif sign.lower() in LOOKALIKES and chance.random() < 0.5:
            out.append(LOOKALIKES[sign.lower()])
        else:
            out.append(chance.choice("abcdefghijklmnopqrstuvwxyz"))
    return "".join(out)
