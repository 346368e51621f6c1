"""A laboratory panel as a step: what the laboratory reported, in its own units, with its own limits."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from infusetrack.domain.events import Event, LabsReported
from infusetrack.ui.screens.forms.base import Keys, StepForm
from infusetrack.ui.screens.forms.lab_entry import LabEntry
from infusetrack.ui.screens.forms.lab_row import LabRow
from infusetrack.wording.translate import mark


class LabsForm(StepForm):
    """Any part of the panel; the drawn time is always needed."""

    act_words: ClassVar[str] = mark("Save the results")
    field_of: ClassVar[dict[str, str]] = {
        "drawn_to_come": "drawn",
        "resulted_before_drawn": "resulted",
        "resulted_to_come": "resulted",
        "labs_empty": "hemoglobin",
    }

    def build(self) -> None:
        """When the blood was drawn, then the grid."""
        self.entry = LabEntry(self.form, self.bedside)

    @property
    def rows(self) -> dict[str, LabRow]:
        """All rows by analyte."""
        return self.entry.grid.rows

    @property
    def heads(self) -> dict[str, QLabel]:
        """What is told of the last value, by analyte."""
        return self.entry.grid.heads

    def keys(self) -> Keys:
        """Two more keys."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        return {
            (Qt.Key.Key_L, both): self.entry.grid.take_over_limits,
            (Qt.Key.Key_M, both): self.entry.show_more,
        }

    def refresh(self) -> None:
        """Last values, units and limits in grey."""
        self.entry.refresh(self.bedside.chart)

    def event_to_write(self) -> Event | None:
        """The panel; a changed one keeps what is known of its file."""
        line = self._amending
        told = self.entry.event(self.day, self.plan.key, line)
        before = line.event if line is not None else None
        if told is None or not isinstance(before, LabsReported):
            return told
        return replace(
            told, imported=before.imported, report_number=before.report_number, matched=before.matched,
            override_by=before.override_by, override_reason=before.override_reason,
        )  # fmt: skip

    def fill(self, event: Event) -> None:
        """The panel as it was written."""
        self.entry.fill(cast("LabsReported", event))

    def put_back(self, texts: Mapping[str, str]) -> None:
        """Kept text may belong to rows that are made on a press only."""
        self.entry.grid.need(key.removeprefix("form.").partition(".")[0] for key in texts)
        super().put_back(texts)

    def clear(self) -> None:
        """Empty all but the units."""
        super().clear()
        self.entry.cleared()
