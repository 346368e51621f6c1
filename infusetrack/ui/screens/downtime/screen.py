"""The screen for downtime paper: which form, one reason for all, and its lines kind by kind."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from infusetrack.domain.back_entry import Paper, last_form, paper_of, written_lines
from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.downtime.columns import KINDS
from infusetrack.ui.screens.downtime.paper_row import PaperRow
from infusetrack.ui.screens.downtime.section import Section
from infusetrack.ui.screens.downtime.typed import TypedPaper, unfolded
from infusetrack.ui.screens.downtime.writing import Writer
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import column, label, row, say
from infusetrack.ui.widgets.page import Page
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr, translated

FORM_KIND = "downtime"
"""The kind under which the record knows the print of a form."""


class DowntimeScreen(Screen):
    """It holds what was typed; every line goes through the rules of the record like any other."""

    key: ClassVar[str] = "downtime"
    title: ClassVar[str] = mark("Enter downtime paper")
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """The sections are made when it first comes into sight."""
        super().__init__()
        self.setAccessibleName(translated(self.title))
        self._bedside = bedside
        self.sections: dict[str, Section] = {}
        self._kept: dict[str, str] = {}
        self.writer = Writer(bedside, self)
        self.typed = TypedPaper(bedside, self.texts, self)
        self.form = Form(columns=2)
        self.about, self.sum = label("", "caption", wrap=True), label("", "strong", wrap=True)
        self.write_button = PrimaryButton(tr("Write all lines"), "Ctrl+S", act=self.write)
        self.back_button = QuietButton(tr("Back"), "Esc", act=self.step_back)
        self._head = Card(tr("Enter downtime paper"), self._how(), large=True)
        self._lay_out()
        self.writer.done.connect(self._done)
        self.form.changed.connect(self._changed)
        bedside.chart_opened.connect(lambda _session: self._another_place())
        bedside.person_changed.connect(lambda _person: self._another_place())

    @staticmethod
    def _how() -> str:
        return tr(
            "Line by line as on the paper: Enter goes to the next one, its number and initials follow by"
            " themselves. Orders, bags, steps, blood and reactions go to their own screens."
        )

    def _lay_out(self) -> None:
        form = TextField(tr("Form"), required=True, aside=tr("at the head of the paper"), most=12)
        why = TextField(tr("Reason for all lines"), required=True, most=120)
        self.form.add("form", form)
        self.form.add("why", why)
        self._head.add(self.form, self.about)
        self._head.body.addLayout(row(self.write_button, self.sum, None, self.back_button))
        self._inside = Page()
        self._box = QVBoxLayout(self._inside)
        self._box.setContentsMargins(16, 12, 16, 16)
        self._box.setSpacing(12)
        self._box.addWidget(self._head)
        self._box.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._inside)
        self.setLayout(column(self.area, spacing=0))

    # --- the sections come one after the other ------------------------------------------------

    def came_into_sight(self) -> None:
        """The keyboard goes to the form's number, or to the first line where that is known."""
        if self.typed.has_moved:
            self._another_place()
        if not self.sections:
            self._make_next()
            self._load()
        self._show_form()
        if self.form.fields["form"].is_empty():
            self.form.take_focus()
        else:
            next(iter(self.sections.values())).take_focus()

    @property
    def is_whole(self) -> bool:
        """Whether every kind of line has its section."""
        return len(self.sections) == len(KINDS)

    def _make_next(self) -> None:
        if self.is_whole:
            return
        place = len(self.sections)
        kind = KINDS[place]
        made = self.sections[kind.key] = Section(kind, f"Alt+{place + 1}")
        made.changed.connect(self._changed)
        self._box.insertWidget(place + 1, made)
        made.fill(unfolded(self._kept).get(kind.key, {}))
        soon(self, self._make_next)

    def rows(self) -> list[PaperRow]:
        """Every line of every section."""
        return [one for section in self.sections.values() for one in section.rows]

    # --- what was typed -----------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """Everything that is typed and not in the record, by box."""
        found = {f"{key}.": text for key, text in self.form.texts().items()}
        for key, section in self.sections.items():
            for place, one in enumerate(section.rows):
                if not one.written:
                    found |= {f"{key}.{place}.{box}": text for box, text in one.texts().items()}
        return found if any("." in key.rstrip(".") for key in found) else {}

    def _load(self) -> None:
        """What was typed here before, also before the power went."""
        self._kept = dict(self.typed.moved())
        chart, day = self._bedside.chart, self._bedside.day_label
        self.form.fields["form"].set_text(self._kept.get("form.") or last_form(chart, FORM_KIND, day))
        self.form.fields["why"].set_text(self._kept.get("why.") or tr("downtime"))
        lines = unfolded(self._kept)
        for key, section in self.sections.items():
            section.fill(lines.get(key, {}))

    def _another_place(self) -> None:
        """Another person, patient or day: keep what was typed here, bring what was typed there."""
        if not self.typed.has_moved:
            return
        self.writer.forget()
        self.write_button.setEnabled(True)
        if self.sections:
            self.typed.keep_now()
            for section in self.sections.values():
                section.clear()
            self._load()
            self._show_form()

    def _changed(self) -> None:
        self.typed.touched()
        self._show_form()

    # --- showing ------------------------------------------------------------------------------

    def show_chart(self, chart: Chart) -> None:
        """Which lines of this form are in the record may have changed."""
        del chart
        if self.sections:
            self._show_form()

    def _paper(self) -> Paper | None:
        try:
            return paper_of(self._bedside.chart, self.form.fields["form"].text())
        except Refused:
            return None

    def _show_form(self) -> None:
        paper = self._paper()
        say(self.about, "" if paper is None else self._about(paper))
        for one in self.rows():
            if not one.written:
                self._show_day(one, paper)
        self._show_sum()

    def _about(self, paper: Paper) -> str:
        zone = self._bedside.zone
        if paper.printed_at is None:
            told = tr(
                "The record of this patient knows no print of this form: look whose paper it is."
                " Times are taken as those of the last 24 hours."
            )
        else:
            told = tr("Printed {at}.").format(at=figures.moment(paper.printed_at, zone))
        known = sorted(int(line) for line in written_lines(self._bedside.chart, paper) if line.isdigit())
        if known:
            lines = ", ".join(map(str, known))
            told += " " + tr("In the record already: lines {lines}.").format(lines=lines)
        return told

    def _show_day(self, one: PaperRow, paper: Paper | None) -> None:
        """The day of a line's time, as it is understood; nothing while it cannot be read."""
        if not one.cells["time"].text().strip():
            one.show_read("")
            return
        try:
            at = self.writer.moment(one, paper or Paper(""))
        except Refused:
            one.show_read("")
            return
        on = at.astimezone(self._bedside.zone).date()
        today = on == self._bedside.today()
        one.show_read(tr("today") if today else figures.weekday(on), today=today)

    def _show_sum(self) -> None:
        rows = [one for one in self.rows() if not one.is_empty()]
        stand = sum(one.written for one in rows)
        told = tr("{typed} lines, {stand} in the record").format(typed=len(rows), stand=stand)
        say(self.sum, told if rows else "")

    # --- acts ---------------------------------------------------------------------------------

    def write(self) -> None:
        """Write every line that is not in the record yet, in the order in which they happened."""
        if self.writer.is_busy or not self.write_button.isEnabled():
            return
        read = self.form.values()
        if read is None:
            return
        try:
            paper = paper_of(self._bedside.chart, read["form"])
        except Refused as error:
            self.form.refuse(error, "form")
            return
        if all(one.written or one.is_empty() for one in self.rows()):
            self._bedside.told.emit(tr("Nothing is typed here yet."), "info")
            return
        self.write_button.setEnabled(False)
        self.writer.begin(self.rows(), paper, read["why"])

    def _done(self, written: int, refused: int) -> None:
        self.write_button.setEnabled(True)
        self.typed.keep_now()
        self._show_form()
        told = tr("{written} lines written.").format(written=written)
        if refused:
            told = tr("{written} lines written, {refused} not: the sentence below each says why.").format(
                written=written, refused=refused
            )
        self._bedside.told.emit(told, "info")
        wrong = next((one for one in self.rows() if not one.written and one.sentence.text()), None)
        if wrong is not None:
            wrong.take_focus(wrong.blamed)
            self.area.ensureWidgetVisible(wrong.sentence, 0, 60)

    def go_to(self, place: int) -> None:
        """Put the keyboard into a section."""
        if place < len(self.sections):
            section = list(self.sections.values())[place]
            section.take_focus()
            self.area.ensureWidgetVisible(section, 0, 0)
            self.area.ensureWidgetVisible(self.focusWidget() or section, 0, 60)

    def step_back(self) -> None:
        """Back to the screen before; what was typed stays."""
        self.typed.keep_now()
        self._bedside.asked_for.emit(self.came_from or "today")

    def shortcuts(self) -> list[Shortcut]:
        """One key writes, one for each kind of line."""
        sections = [
            Shortcut(f"Alt+{place}", translated(kind.title), partial(self.go_to, place - 1))
            for place, kind in enumerate(KINDS, 1)
        ]
        return [
            Shortcut("Ctrl+S", tr("write all lines"), self.write),
            *sections,
            Shortcut("Esc", tr("back"), self.step_back),
        ]
