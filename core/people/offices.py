"""Words of units and positions: short forms written out, so that `Kadispar` meets `Kepala Dinas Pariwisata`.

The list holds short forms in use across Indonesian regional offices; a form that is not on it is still
found by its letters, only less surely.
"""

from __future__ import annotations

from typing import Final

from core.people.spelling import words

_UNITS: Final = {
    "disdik": "dinas pendidikan", "dikbud": "dinas pendidikan kebudayaan", "disdikbud": "dinas pendidikan kebudayaan",
    "dinkes": "dinas kesehatan", "dispar": "dinas pariwisata", "disparbud": "dinas pariwisata kebudayaan",
    "dishub": "dinas perhubungan", "dinsos": "dinas sosial", "diskominfo": "dinas komunikasi informatika",
    "kominfo": "komunikasi informatika", "dispora": "dinas pemuda olahraga", "disnaker": "dinas tenaga kerja",
    "disperindag": "dinas perindustrian perdagangan", "disdag": "dinas perdagangan",
    "disdukcapil": "dinas kependudukan pencatatan sipil", "dukcapil": "dinas kependudukan pencatatan sipil",
    "dpupr": "dinas pekerjaan umum penataan ruang", "pupr": "pekerjaan umum penataan ruang", "pu": "pekerjaan umum",
    "dlh": "dinas lingkungan hidup", "dpmptsp": "dinas penanaman modal pelayanan terpadu satu pintu",
    "dp3a": "dinas pemberdayaan perempuan perlindungan anak", "dpmd": "dinas pemberdayaan masyarakat desa",
    "setda": "sekretariat daerah", "sekda": "sekretaris daerah", "setwan": "sekretariat dprd",
    "bkpsdm": "badan kepegawaian pengembangan sumber daya manusia", "bkd": "badan kepegawaian daerah",
    "bkpp": "badan kepegawaian pendidikan pelatihan", "bkppd": "badan kepegawaian pendidikan pelatihan daerah",
    "bappeda": "badan perencanaan pembangunan daerah", "bpkad": "badan pengelolaan keuangan aset daerah",
    "bapenda": "badan pendapatan daerah", "bpbd": "badan penanggulangan bencana daerah",
    "kesbangpol": "kesatuan bangsa politik", "satpol": "satuan polisi", "pp": "pamong praja",
    "rsud": "rumah sakit umum daerah", "rs": "rumah sakit", "pkm": "puskesmas", "kel": "kelurahan",
    "kec": "kecamatan", "kab": "kabupaten", "prov": "provinsi", "pemkot": "pemerintah kota",
    "pemkab": "pemerintah kabupaten", "pemprov": "pemerintah provinsi", "dis": "dinas", "bag": "bagian",
    "sdn": "sd negeri", "smpn": "smp negeri", "sman": "sma negeri", "smkn": "smk negeri", "tkn": "tk negeri",
    "n": "negeri", "uptd": "upt daerah",
}  # fmt: skip
_POSITIONS: Final = {
    "ka": "kepala", "kadis": "kepala dinas", "kaban": "kepala badan", "kabid": "kepala bidang",
    "kabag": "kepala bagian", "kasi": "kepala seksi", "kasie": "kepala seksi", "kasubag": "kepala subbagian",
    "kasubbag": "kepala subbagian", "kasubid": "kepala subbidang", "kasubbid": "kepala subbidang",
    "kepsek": "kepala sekolah", "kasek": "kepala sekolah", "kapus": "kepala puskesmas", "sekdis": "sekretaris dinas",
    "sekban": "sekretaris badan", "sekcam": "sekretaris camat", "seklur": "sekretaris lurah", "sekkel": "sekretaris kelurahan",
    "kapkm": "kepala puskesmas", "staf": "staf", "staff": "staf", "kaling": "kepala lingkungan",
}  # fmt: skip
_SHORT: Final = {
    short: tuple(long.split()) for table in (_UNITS, _POSITIONS) for short, long in table.items()
}
_JOINS: Final = frozenset({"dan", "dan/atau", "pada", "di", "untuk", "serta", "the"})


def office_words(text: str) -> tuple[str, ...]:
    """The words of a unit or position with short forms written out, without joining words."""
    found: list[str] = []
    for word in words(text.replace(".", " ")):
        for part in _SHORT.get(word) or _head_of(word) or (word,):
            if part in _SHORT and part != word:
                found.extend(_SHORT[part])
            elif part not in _JOINS:
                found.append(part)
    return _joined(found)


def _head_of(word: str) -> tuple[str, ...]:
    """`kadispar`, `kadinkes`: the head of a unit that has a short form."""
    return (
        ("kepala", *_SHORT[word[2:]])
        if word.startswith("ka") and len(word) > 5 and word[2:] in _UNITS
        else ()
    )


def _joined(found: list[str]) -> tuple[str, ...]:
    """`sub bagian` is one word here, as in `subbagian`."""
    text: list[str] = []
    for word in found:
        if text and text[-1] == "sub":
            text[-1] += word
        else:
            text.append(word)
    return tuple(text)
