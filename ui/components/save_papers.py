"""Papers written outside the vault: a folder of PDFs, and all of them as one to be printed elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.process.letters import carrying
from core.process.letters.carrying import Paper
from core.vault.vault import Vault
from ui.components.failure import tell
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.jobs import Job
from ui.widgets.message import Message

translate = QCoreApplication.translate


def save_papers(
    owner: QWidget,
    desk: Desk,
    gallery: Gallery,
    dialogs: Dialogs,
    message: Message,
    papers: Sequence[Paper],
    *,
    broke: Callable[[Exception], object],
) -> None:
    """Asks for a folder, says what it means, and writes the papers there; several also as `semua.pdf`."""
    title = translate("documents", "Simpan PDF di luar brankas?")
    if not papers or not dialogs.confirm(
        owner, title,
        translate("documents", "Salinan itu tidak terkunci: siapa pun yang membuka foldernya dapat membacanya. "
           "Hapus sendiri salinan itu bila sudah tidak diperlukan."),
        translate("documents", "Pilih folder…"),
    ):  # fmt: skip
        return
    folder = dialogs.choose_folder(owner, translate("documents", "Folder untuk PDF"), Path.home())
    if folder is None:
        return
    failed = tell(message, broke)

    def write(joined: bytes) -> None:
        def work(vault: Vault) -> int:
            return len(carrying.save_all(vault, papers, folder, joined=joined))

        desk.ask(owner, work, done=done, failed=failed)

    def done(count: int) -> None:
        for case_id in dict.fromkeys(case_id for case_id, _ in papers):
            desk.changed.emit(case_id)
        message.say(
            translate("documents", "{count} PDF tersimpan di luar brankas.").format(count=count), str(folder),
            tone="done",
        )  # fmt: skip

    if len(papers) == 1:
        write(b"")
        return

    def join(job: Job, files: list[bytes]) -> bytes:
        return gallery.readers.join(files, cancel=lambda: job.cancelled)

    desk.ask(
        owner,
        lambda vault: carrying.pdfs(vault, papers),
        done=lambda files: gallery.jobs.start(owner, lambda job: join(job, files), done=write, failed=failed),
        failed=failed,
    )
