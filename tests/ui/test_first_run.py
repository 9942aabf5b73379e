"""What is typed about the office before its vault exists."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.components.office_form import OfficeForm


def test_titles_stay_with_the_name_and_bawaslu_is_written_out_in_the_letterhead(qtbot: QtBot) -> None:
    form = OfficeForm()
    qtbot.addWidget(form)
    form.name.setText("Bawaslu Kota Contoh")
    form.staff.setPlainText(
        "Rina Wowor, S.H., M.H., Ketua\nDra. Maya Rondonuwu, M.Si., Koordinator Hukum, Humas\nStevi Pangkey\nDenny, Anggota"
    )
    office = form.value()
    assert office is not None
    assert office.letterhead == ("BADAN PENGAWAS PEMILIHAN UMUM", "KOTA CONTOH")
    assert [(person.name, person.position) for person in office.staff] == [
        ("Rina Wowor, S.H., M.H.", "Ketua"),
        ("Dra. Maya Rondonuwu, M.Si.", "Koordinator Hukum, Humas"),
        ("Stevi Pangkey", None),
        ("Denny", "Anggota"),
    ]
