"""The templates of an office: changed as text, seen as paper, checked while they are written."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from core.demonstration.trial import Trial
from core.errors import UserError
from core.process.letters import editions, template_file
from core.process.letters.editions import Listed, Origin, Texts
from core.vault.office import Office
from core.vault.vault import Vault
from core.wording import explain
from core.writing.weaving import Woven
from ui.components.failure import tell
from ui.components.template_compare import Compared, CompareSheet, compared
from ui.components.template_sides import TemplateSides
from ui.components.template_trial import TemplateTrial, Written
from ui.desk import Desk, undone
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.jobs import Jobs

_KEEPING_MS: Final = 4_000
"""An unsaved text is kept at a pause in writing and at leaving, not at every word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    listed: tuple[Listed, ...]
    texts: Texts


class TemplatesPage(TemplateSides):
    """Shows one template at a time. What is not saved is kept when another is opened, at leaving and at the lock."""

    left = Signal()
    broke = Signal(object)

    def __init__(
        self, desk: Desk, jobs: Jobs, gallery: Gallery, dialogs: Dialogs, office: Office, today: date
    ) -> None:
        super().__init__(gallery)
        self._desk, self._jobs, self._dialogs, self._today = desk, jobs, dialogs, today
        self._texts: Texts | None = None
        self._base = ""  # the shipped text that the text in the editor was written from
        self._wanted = ""
        self._kept = ""
        self._left: Future[bool] | None = None
        self._putting = False
        self._keeping = QTimer(self, singleShot=True, interval=_KEEPING_MS)
        self._keeping.timeout.connect(self.keep)
        self.trial = TemplateTrial(jobs, office, today, self)
        self._failed = tell(self.message, self.broke.emit)
        self._connect()
        self._enable()

    def _connect(self) -> None:
        self.list.chosen.connect(self._switch)
        self.editor.textChanged.connect(self._typed)
        self.trial.tried.connect(self._tried)
        for part in (self.trial, self.paper):
            part.broke.connect(self.broke)
        for press, act in (
            (self.back, self.left.emit), (self.bring, self._import), (self.send, self._export),
            (self.compare, self._compare), (self.discard, self._discard), (self.reset, self._reset),
            (self.save, self._save),
        ):  # fmt: skip
            press.clicked.connect(act)

    # -- opening and leaving

    def open(self, template_id: str = "") -> None:
        """Shows that template, or the one shown before, else the first."""
        self.keep()
        wanted = template_id.upper() or (self._texts.template if self._texts else "")
        self._wanted = wanted

        def look(vault: Vault) -> _Loaded:
            listed = editions.listing(vault)
            return _Loaded(listed=listed, texts=editions.texts(vault, wanted or listed[0].template))

        def failed(error: Exception) -> None:
            self._enable()
            self._failed(error)

        self.editor.setReadOnly(True)  # what is typed until the other text is there would be lost
        self._desk.ask(self, look, done=self._put, failed=failed)

    def blank(self) -> None:
        """Keeps what is not saved and drops every text; before the lock."""
        self.keep()
        self._texts = None
        self.trial.watch(lambda: None)
        self._fill("")
        self.list.clear()
        self.findings.clear()
        self.paper.blank()
        self._enable()

    def keep(self) -> None:
        """Keeps the text in the editor when it is not what is in force; a lock does not cancel that."""
        self._keeping.stop()
        if self._texts is None or (self.text == self._kept and not undone(self._left)):
            return
        name, text, base, today = self._texts.template, self.text, self._base, self._today
        self._kept = text
        self._left = self._desk.leave(
            lambda vault: editions.keep_draft(vault, name, text, on=today, base=base)
        )

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()  # the lock hides the window before it closes the vault
        super().hideEvent(event)

    @property
    def text(self) -> str:
        """The text in the editor."""
        return self.editor.toPlainText()

    @property
    def changed(self) -> bool:
        """Whether the text differs from what is in force."""
        return self._texts is not None and self.text != self._texts.text

    def _switch(self, template_id: str) -> None:
        if self._texts is None or template_id != self._texts.template:
            self.message.hide()
            self.open(template_id)

    def _put(self, found: _Loaded) -> None:
        texts = found.texts
        if self._wanted not in ("", texts.template):
            return  # another was asked for meanwhile
        self._texts = texts
        self._base = texts.base if texts.draft is None else texts.draft_base or texts.base
        text = texts.text if texts.draft is None else texts.draft
        self._kept, self._left = text, None
        self._fill(text)
        self.editor.go_to_body()
        self.list.put(found.listed, texts.template)
        self.paper.blank()
        self.trial.watch(self._wish)
        self.trial.now()
        self._enable()
        if not self.list.hasFocus():
            self.editor.setFocus()

    def _fill(self, text: str) -> None:
        self._putting = True
        self.editor.setPlainText(text)
        self.editor.mark(())
        self._putting = False

    def _refresh(self) -> None:
        """Reads states and texts anew after a change; the text in the editor stays as it is."""
        if self._texts is None:
            return
        name = self._texts.template

        def look(vault: Vault) -> _Loaded:
            return _Loaded(listed=editions.listing(vault), texts=editions.texts(vault, name))

        def done(found: _Loaded) -> None:
            if self._texts is not None and self._texts.template == name:
                self._texts = found.texts
                self.list.put(found.listed, name)
                self._enable()

        self._desk.ask(self, look, done=done, failed=self._failed)

    # -- writing

    def _typed(self) -> None:
        if not self._putting and self._texts is not None:
            self._keeping.start()
            self.trial.soon()
            self._enable()

    def _wish(self) -> Written | None:
        return Written(template=self._texts.template, text=self.text) if self._texts is not None else None

    def _tried(self, found: Trial) -> None:
        self.fields.put(found.fields)
        self.findings.put(found.findings)
        self.editor.mark(each.line for each in found.findings if each.line and not each.piece)
        count = len(found.findings)
        if count:
            self.count.setText(
                self.tr("{count} hal perlu diperbaiki sebelum dapat disimpan").format(count=count)
            )
        elif found.error is not None:
            told = explain(found.error)
            self.count.setText(f"{told.what} {told.hint}")
        else:
            self.count.setText(self.tr("Tidak ada yang perlu diperbaiki."))
        self.findings.setVisible(bool(count))
        if found.written is not None:
            self.paper.show_written(found.digest, found.written.pdf, found.written.pages)

    def _enable(self) -> None:
        texts, edited = self._texts, self.changed
        origin = texts.origin if texts else Origin.SHIPPED
        for one in (self.bring, self.send, self.compare):
            one.setEnabled(texts is not None)
        self.save.setEnabled(edited)
        self.discard.setEnabled(edited)
        self.reset.setEnabled(texts is not None and texts.office is not None)
        self.editor.setReadOnly(texts is None)
        words = {
            Origin.SHIPPED: self.tr("Bawaan Netra."), Origin.OFFICE: self.tr("Salinan kantor berlaku."),
            Origin.CHANGED: self.tr("Salinan kantor berlaku, tetapi bawaannya berubah. Bandingkan, lalu putuskan."),
        }  # fmt: skip
        said = words[origin] if texts is not None else ""
        self.state.setText(f"{said} {self.tr('Suntingan belum disimpan.')}" if edited else said)

    # -- deciding

    def _save(self, *, despite: bool = False) -> None:
        if self._texts is None:
            return
        name, text, base, today = self._texts.template, self.text, self._base, self._today
        self._keeping.stop()

        def done(_none: None) -> None:
            if self._texts is not None and self._texts.template == name and self.text == text:
                self._kept, self._left = text, None
            self.message.say(
                self.tr("{name}: salinan kantor berlaku mulai surat berikutnya.").format(name=name),
                tone="done",
            )
            self._refresh()

        self._desk.ask(
            self,
            lambda vault: editions.save(vault, name, text, on=today, base=base, despite=despite),
            done=done,
            failed=self._not_saved,
        )

    def _not_saved(self, error: Exception) -> None:
        """What only the checker objects to may be wanted all the same, such as a regulation of the region."""
        if not isinstance(error, UserError) or error.code != "template_doubtful":
            self._failed(error)
        elif self._dialogs.confirm(
            self, self.tr("Templat masih perlu diperbaiki. Tetap simpan?"),
            self.tr("{reason} (baris {line}). Surat berikutnya memakai teks ini apa adanya.").format(
                reason=error.facts["reason"], line=error.facts.get("line") or "–"
            ),
            self.tr("Tetap simpan"),
        ):  # fmt: skip
            self._save(despite=True)

    def _discard(self) -> None:
        if self._texts is not None and self._dialogs.confirm(
            self, self.tr("Buang suntingan?"), self.tr("Teks kembali ke yang sekarang berlaku. Dapat diurungkan dengan Ctrl+Z selama halaman ini terbuka."),
            self.tr("Buang"), danger=True,
        ):  # fmt: skip
            self._base = self._texts.base
            self.editor.replace_all(self._texts.text)
            self.keep()
            self._refresh()

    def _reset(self) -> None:
        if self._dialogs.confirm(
            self, self.tr("Kembali ke bawaan?"), self.tr("Surat berikutnya memakai templat bawaan. Salinan kantor tetap tercatat dalam riwayat."),
            self.tr("Pakai bawaan"),
        ):  # fmt: skip
            self._take_shipped()

    def _take_shipped(self) -> None:
        if self._texts is None:
            return
        name, today = self._texts.template, self._today
        self._keeping.stop()

        def work(vault: Vault) -> Texts:
            if editions.texts(vault, name).office is not None:
                editions.take_back(vault, name)
            editions.keep_draft(vault, name, editions.texts(vault, name).shipped, on=today)
            return editions.texts(vault, name)

        def done(texts: Texts) -> None:
            if self._texts is None or self._texts.template != name:
                return
            self._texts, self._base = texts, texts.base
            self._kept, self._left = texts.text, None
            self.editor.replace_all(texts.text)
            self.message.say(self.tr("{name}: templat bawaan berlaku lagi.").format(name=name), tone="done")
            self._refresh()

        self._desk.ask(self, work, done=done, failed=self._failed)

    def _compare(self) -> None:
        if self._texts is None:
            return
        texts, mine, base = self._texts, self.text, self._base

        def done(found: Compared) -> None:
            sheet = CompareSheet(self, texts.template, found)
            sheet.merging.connect(lambda woven: self._merge(texts, woven))
            sheet.keeping.connect(self._keep_copy)
            sheet.taking.connect(self._take_shipped)
            sheet.open()

        self._jobs.start(self, lambda _job: compared(texts, mine, base), done=done, failed=self._failed)

    def _merge(self, texts: Texts, woven: Woven) -> None:
        """Proposes both changes in the editor; saving is the person's."""
        if self._texts is None or self._texts.template != texts.template:
            return
        self._base = texts.shipped
        self.editor.replace_all(woven.text)
        self.keep()
        self._enable()
        self.message.say(
            self.tr("Kedua perubahan ada di penyunting dan belum disimpan."),
            self.tr("{count} tempat perlu dipilih; lihat daftar di bawah halaman contoh.").format(count=woven.conflicts) if woven.conflicts else "",
            tone="doubt" if woven.conflicts else "done",
        )  # fmt: skip

    def _keep_copy(self) -> None:
        if self._texts is None:
            return
        name, today = self._texts.template, self._today
        self._base = self._texts.shipped
        self._desk.ask(
            self, lambda vault: editions.keep(vault, name, on=today), done=lambda _none: self._refresh(),
            failed=self._failed,
        )  # fmt: skip

    # -- files

    def _import(self) -> None:
        path = self._dialogs.choose_file(
            self, self.tr("Ambil templat dari berkas"), self.tr("Templat (*.md)")
        )
        if path is not None:
            self._jobs.start(
                self, lambda _job: template_file.read(path), done=self._brought, failed=self._failed
            )

    def _brought(self, text: str) -> None:
        self.editor.replace_all(text)
        self.message.say(self.tr("Isi berkas ada di penyunting dan belum disimpan."), tone="done")

    def _export(self) -> None:
        if self._texts is None:
            return
        suggested, text = Path(f"{self._texts.template.lower()}.md"), self.text
        path = self._dialogs.save_as(
            self, self.tr("Simpan templat ke berkas"), suggested, self.tr("Templat (*.md)")
        )
        if path is not None:
            self._jobs.start(
                self, lambda _job: template_file.write(path, text), failed=self._failed,
                done=lambda _none: self.message.say(self.tr("Templat ditulis ke {path}.").format(path=path), tone="done"),
            )  # fmt: skip
