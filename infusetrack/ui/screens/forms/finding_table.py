"""The limits of a day as a table: what is looked at, what was found, the limit, how it stands."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.release import Finding, Verdict
from infusetrack.ui.widgets.labels import label
from infusetrack.wording import figures
from infusetrack.wording.findings import limit_words, parameter_name
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import with_unit

VERDICTS = {
    Verdict.MET: mark("\N{CHECK MARK} met"),
    Verdict.NOT_MET: mark("\N{BLACK SQUARE} not met"),
    Verdict.MISSING: mark("? missing"),
    Verdict.STALE: mark("? too old"),
}
"""A word and a shape for each, no alarm colour."""
EMPTY = "\N{EN DASH}"


class FindingTable(QWidget):
    """Read-only; the rows that close the gate stand first."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        for place, share in enumerate((3, 5, 5, 3)):
            self._grid.setColumnStretch(place, share)
        self.rows: list[tuple[str, ...]] = []

    def show_findings(self, findings: Iterable[Finding], now: datetime) -> None:
        """Other findings."""
        wanted = sorted(findings, key=lambda one: not one.closes_gate)
        rows = [_row(one, now) for one in wanted]
        if rows == self.rows:
            return
        self.rows = rows
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, words in enumerate((tr("Looked at"), tr("Found"), tr("Limit"), "")):
            self._grid.addWidget(label(words, "section"), 0, place)
        for number, (row, finding) in enumerate(zip(rows, wanted, strict=True), 1):
            self._add(number, row, strong=finding.verdict is not Verdict.MET)
        self.setAccessibleName("; ".join(" ".join(row) for row in rows))

    def _add(self, number: int, row: tuple[str, ...], *, strong: bool) -> None:
        for place, words in enumerate(row):
            self._grid.addWidget(label(words, "strong" if strong else "body", wrap=True), number, place)


def _row(finding: Finding, now: datetime) -> tuple[str, ...]:
    verdict = translated(VERDICTS[finding.verdict])
    if finding.closes_gate:
        verdict = tr("{verdict}, gate closed").format(verdict=verdict)
    elif finding.verdict is not Verdict.MET:
        verdict = tr("{verdict}, tell the team").format(verdict=verdict)
    return parameter_name(finding.parameter), _found(finding, now), limit_words(finding), verdict


def _found(finding: Finding, now: datetime) -> str:
    if finding.value is None:
        return EMPTY
    value = with_unit(figures.trimmed(finding.value), finding.unit)
    if finding.at is None:
        return value
    return tr("{value}, {age} ago").format(value=value, age=figures.long_span(now - finding.at))
