"""The rates that the sources name, side by side: what each means for the end, the 20 hours and the bag."""

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.restart_parts import Advice, Candidate
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import column, label
from infusetrack.wording import figures
from infusetrack.wording.reactions import (
    cannot_words,
    end_words,
    hours_words,
    named_by,
    number_words,
    rate_words,
    rise_words,
    source_words,
)
from infusetrack.wording.translate import tr

TOP = Qt.AlignmentFlag.AlignTop


class CandidateTable(QWidget):
    """A row a rate, drawn anew only when a word changed; below it the earliest rises."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.words: list[tuple[str, ...]] = []
        self._box = column(spacing=10)
        self.setLayout(self._box)
        self.table: QWidget | None = None
        self.rises = label("", "caption", wrap=True)
        self._box.addWidget(self.rises)

    def show_advice(self, advice: Advice, now: datetime, zone: tzinfo) -> None:
        """All candidates; none is marked as the one to take."""
        self.words = [_words(one, advice, now, zone) for one in advice.candidates]
        bag = "" if advice.bag_until is None else figures.clock(advice.bag_until, zone)
        rises = [rise_words(one, now, zone) for one in advice.rises]
        told = "\n".join(rises)
        self.rises.setText(tr("Earliest rise: {rises}").format(rises=" · ".join(rises)) if rises else "")
        self.rises.setVisible(bool(rises))
        shown = (tuple(self.words), bag, told)
        if shown != self._shown or self.table is None:
            self._shown = shown
            self._draw(advice, bag)

    def _draw(self, advice: Advice, bag: str) -> None:
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        self.table = QWidget()
        grid = QGridLayout(self.table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        ends = tr("Ends, bag by {at}").format(at=bag) if bag else tr("Ends")
        for place, head in enumerate((tr("Named by"), tr("Rate"), ends, tr("Infusing, pauses left out"))):
            grid.addWidget(label(head, "section", wrap=True), 0, place)
        for line, (one, words) in enumerate(zip(advice.candidates, self.words, strict=True), 1):
            self._row(grid, line, one, words)
        for place, share in enumerate((3, 4, 4, 3)):
            grid.setColumnStretch(place, share)
        self._box.insertWidget(0, self.table)
        self.table.setVisible(bool(advice.candidates))

    def _row(self, grid: QGridLayout, line: int, one: Candidate, words: tuple[str, ...]) -> None:
        named, number, rate, end, hours, cannot = words
        who = QWidget()
        who.setLayout(
            column(label(named, "strong", wrap=True), label(number, "caption", wrap=True), spacing=0)
        )
        who.setToolTip(source_words(one.number))
        time = QWidget()
        chip = Chip(cannot, outline=True, parent=time)
        chip.setVisible(bool(cannot))
        time.setLayout(column(label(hours, wrap=True), chip, spacing=4))
        parts = (who, label(rate, "strong", wrap=True), label(end, wrap=True), time)
        for place, part in enumerate(parts):
            grid.addWidget(part, line, place, TOP)


def _words(one: Candidate, advice: Advice, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    return (
        named_by(one),
        number_words(one.number),
        rate_words(one.rate_ml_h, one.rate_mg_m2_h),
        end_words(one, now, zone),
        hours_words(one, advice),
        cannot_words(one, advice, zone),
    )
