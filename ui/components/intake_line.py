"""What the strip says of an intake, and the words when it has ended."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from core.errors import UserError
from core.wording import explain
from ui import texts
from ui.intake import Intake, Tally
from ui.widgets.message import Message, Toast
from ui.widgets.strip import Strip, Work

_NAMED: Final = 3


class IntakeLine(QObject):
    """Keeps one line in the strip while something is stored, read, or can be tried again."""

    def __init__(self, strip: Strip, intake: Intake, message: Message, toast: Toast) -> None:
        super().__init__(strip)
        self._strip, self._intake, self._message, self._toast = strip, intake, message, toast
        self._work: Work | None = None
        intake.advanced.connect(self._show)
        intake.ended.connect(self._end)
        intake.halted.connect(self._tell_halt)
        intake.away.connect(self._tell_away)

    def _show(self, tally: Tally) -> None:
        if not self._intake.busy:
            self._rest(tally)
            return
        work = self._line()
        work.show_ended(ended=False)
        work.pause.show()
        work.show_paused(paused=tally.paused)
        work.show_again(self._again(tally))
        done, total = tally.handled + tally.read, tally.sources + tally.pictures
        work.show_progress(self._words(tally), done, total, self._note(tally))

    def _end(self, tally: Tally) -> None:
        self._rest(tally)
        if tally.added and not (tally.stopped or tally.refused or tally.again):
            self._toast.say(self._sum(tally))

    def _rest(self, tally: Tally) -> None:
        """Nothing is at work: the line stays only for what can be tried again."""
        if not tally.again:
            if self._work is not None:
                self._strip.drop(self._work)
                self._work = None
            return
        work = self._line()
        work.show_ended(ended=True)
        work.show_again(self._again(tally))
        work.show_progress(self._left_over(), 0, 1)

    def _line(self) -> Work:
        if self._work is None:
            self._work = self._strip.add(self._stop, pause=self._pause, again=self._intake.retry)
        return self._work

    def _stop(self) -> None:
        if self._intake.busy:
            self._intake.cancel()
        else:
            self._intake.dismiss()

    def _pause(self) -> None:
        if self._intake.tally.paused:
            self._intake.resume()
        else:
            self._intake.pause()

    # -- words

    def _words(self, tally: Tally) -> str:
        storing = tally.handled < tally.sources
        if tally.paused and not storing:
            return self.tr("Dijeda: {at} dari {all} gambar sudah dibaca").format(
                at=tally.read, all=tally.pictures
            )
        if tally.paused:
            return self.tr("Dijeda: {at} dari {all} berkas sudah disimpan").format(
                at=tally.handled, all=tally.sources
            )
        if tally.earlier and not tally.handled and not tally.read:
            return self._earlier(tally)
        if storing:
            return self.tr("Menyimpan {at} dari {all} berkas").format(at=tally.handled + 1, all=tally.sources)
        at = min(tally.read + 1, tally.pictures)
        return self.tr("Membaca {at} dari {all} gambar").format(at=at, all=tally.pictures)

    def _earlier(self, tally: Tally) -> str:
        parts = []
        if tally.sources:
            parts.append(self.tr("{count} berkas belum disimpan").format(count=tally.sources))
        if tally.pictures:
            parts.append(self.tr("{count} gambar belum dibaca").format(count=tally.pictures))
        return self.tr("Melanjutkan: {what}").format(what=", ".join(parts))

    def _note(self, tally: Tally) -> str:
        seconds = None if tally.paused else self._intake.left_s
        return "" if seconds is None else texts.time_left(seconds)

    def _again(self, tally: Tally) -> str:
        pictures, files = self._intake.left_over
        if pictures and files:
            return self.tr("&Coba lagi {count} gambar dan berkas").format(count=tally.again)
        if files:
            return self.tr("&Coba lagi {count} berkas").format(count=files)
        return self.tr("&Coba lagi {count} gambar").format(count=pictures) if pictures else ""

    def _left_over(self) -> str:
        pictures, files = self._intake.left_over
        parts = []
        if files:
            parts.append(self.tr("{count} berkas belum tersimpan").format(count=files))
        if pictures:
            parts.append(self.tr("{count} gambar belum terbaca").format(count=pictures))
        return ", ".join(parts)

    def _sum(self, tally: Tally) -> str:
        if tally.unreadable:
            return self.tr("{count} bukti tersimpan; {bad} di antaranya tidak dapat dibaca, lihat kolom Teks.").format(
                count=tally.added, bad=tally.unreadable
            )  # fmt: skip
        return self.tr("{count} bukti tersimpan dan dibaca.").format(count=tally.added)

    def _tell_halt(self, error: UserError) -> None:
        words = explain(error)
        self._message.say(
            words.what,
            words.hint + self.tr(" Bukti yang sudah tersimpan tetap aman dan dapat dibaca nanti."),
        )

    def _tell_away(self, names: tuple[str, ...]) -> None:
        shown = ", ".join(f"“{name}”" for name in names[:_NAMED])
        more = (
            self.tr(" dan {count} lainnya").format(count=len(names) - _NAMED) if len(names) > _NAMED else ""
        )
        self._message.say(
            self.tr("{count} berkas yang menunggu disimpan tidak ada lagi di tempatnya: {names}.").format(
                count=len(names), names=shown + more
            ),
            self.tr(
                "Pasang kembali diska lepasnya atau kembalikan berkasnya, lalu pilih Coba lagi di bawah."
            ),
            tone="doubt",
        )
