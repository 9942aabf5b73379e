"""Papers written outside the vault: one as PDF or for Word, or a folder of PDFs and all of them as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.case import document
from core.case.document import Document
from core.process import letters
from core.process.letters import carrying
from core.process.letters.carrying import Paper
from core.storage.atomic import write_file
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


def save_document(
    owner: QWidget,
    desk: Desk,
    dialogs: Dialogs,
    message: Message,
    case_id: str,
    found: Document,
    *,
    word: bool = False,
    gallery: Gallery | None = None,
) -> None:
    """Writes a document outside the vault, as PDF or for Word, after saying what that means.

    `gallery` decodes the pictures of evidence in a Word document.
    """
    kind = "Word" if word else "PDF"
    if not dialogs.confirm(
        owner,
        translate("documents", "Simpan {kind} di luar brankas?").format(kind=kind),
        translate("documents", "Salinan itu tidak terkunci: siapa pun yang membuka foldernya dapat membacanya. "
           "Hapus sendiri salinan itu bila sudah tidak diperlukan."),
        translate("documents", "Simpan {kind}").format(kind=kind),
    ):  # fmt: skip
        return
    # The suggested name says what kind of paper it is, never whose.
    ending = "docx" if word else "pdf"
    suggested = Path.home() / f"{found.template}-{found.date.isoformat()}.{ending}"
    out = dialogs.save_as(
        owner, translate("documents", "Simpan {kind}").format(kind=kind), suggested, f"{kind} (*.{ending})"
    )
    if out is None:
        return

    def write(vault: Vault) -> Path:
        if word:
            shown = letters.shown_again(vault, case_id, found.id)
            pictures = gallery.decode_now(shown) if gallery is not None else None
            data = letters.word(vault, case_id, found.id, pictures=pictures)
        else:
            data = document.pdf(vault.case(case_id), found)
        with vault.change(case_id) as changing:
            changing.append(action="export", record=found.id, kind=document.KIND)
        write_file(out, data)
        return out

    def done(path: Path) -> None:
        desk.changed.emit(case_id)
        message.say(
            translate("documents", "{kind} tersimpan di luar brankas.").format(kind=kind),
            str(path),
            tone="done",
        )

    def broke(error: Exception) -> None:
        raise error

    desk.ask(owner, write, done=done, failed=tell(message, broke))
