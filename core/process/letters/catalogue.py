"""Which papers there are, and which kind of office issues them."""

from __future__ import annotations

from typing import Final

from core.errors import UserError
from core.vault.office import OfficeKind

TEMPLATES: Final = (
    ("D01", "Formulir laporan"),
    ("D02", "Tanda bukti penyampaian laporan"),
    ("D03", "Undangan klarifikasi"),
    ("D04", "Surat panggilan"),
    ("D05", "Daftar hadir"),
    ("D06", "Berita acara sumpah/janji"),
    ("D07", "Berita acara sumpah/janji ahli"),
    ("D08", "Berita acara klarifikasi"),
    ("D09", "Berita acara ketidakhadiran"),
    ("D10", "Surat perintah pemeriksaan atau keputusan tim"),
    ("D11", "Berita acara pemeriksaan"),
    ("D12", "Berita acara serah terima barang bukti"),
    ("D12B", "Lembar rantai penguasaan barang bukti"),
    ("D13", "Kajian dugaan pelanggaran"),
    ("D14", "Surat penerusan atau pelimpahan"),
    ("D15", "Laporan hasil pemeriksaan"),
    ("D16", "Keputusan teguran lisan"),
    ("D16B", "Berita acara penyampaian teguran lisan"),
    ("D17", "Keputusan teguran tertulis"),
    ("D17B", "Surat teguran pembinaan (bukan hukuman)"),
    ("D18", "Berita acara penyerahan atau pengiriman keputusan"),
    ("D19", "Surat pernyataan"),
    ("D20", "Keputusan sanksi moral"),
    ("D20B", "Naskah pernyataan sanksi moral"),
    ("D20C", "Surat pernyataan permohonan maaf"),
    ("D20D", "Berita acara pelaksanaan sanksi moral"),
    ("D21", "Pemberitahuan status laporan/temuan"),
    ("D22", "Rekapitulasi penanganan"),
)
_BAWASLU: Final = frozenset({"D01", "D02", "D03", "D06", "D07", "D08", "D13", "D14", "D21"})
_AGENCY: Final = frozenset(
    {"D04", "D10", "D11", "D15", "D16", "D16B", "D17", "D17B", "D18", "D20", "D20B", "D20D"}
)


def known(template_id: str) -> str:
    """The id as it is written here; raises UserError `record_unknown`."""
    name = template_id.upper()
    if name not in {each for each, _ in TEMPLATES}:
        raise UserError("record_unknown", what="template", id=template_id)
    return name


def foreign(name: str, kind: OfficeKind) -> bool:
    """Whether a paper is issued by the other kind of office."""
    return name in (_AGENCY if kind is OfficeKind.BAWASLU else _BAWASLU)


def offered(kind: OfficeKind) -> tuple[tuple[str, str], ...]:
    """The papers that such an office issues or keeps, in the order of a case."""
    return tuple(each for each in TEMPLATES if not foreign(each[0], kind))
