"""One event with all its fields: what is changed is written, line by line; nothing written is lost."""

from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from infusetrack.domain.adverse_events import AdverseEvent, adverse_event, adverse_events
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import AdverseEventReviewed, InfusionStarted
from infusetrack.domain.expedited import of_site, report_clock
from infusetrack.domain.toxicity_notices import in_dlt_window
from infusetrack.domain.toxicity_numbers import suggestion
from infusetrack.ui.bedside import Bedside, Written
from infusetrack.ui.patient_calendar import site_values
from infusetrack.ui.screens.toxicity.detail_facts import (
    BEGINNING,
    FIELD_OF,
    Changed,
    beginning,
    facts,
)
from infusetrack.ui.screens.toxicity.detail_form import DetailForm
from infusetrack.ui.screens.toxicity.entry import INVESTIGATOR, ran_at
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label, row
from infusetrack.wording.events_names import names_of
from infusetrack.wording.toxicity_words import (
    clock_words,
    name_words,
    relation_words,
    steps_words,
    suggestion_words,
)
from infusetrack.wording.translate import tr


class DetailCard(Card):
    """Signals: `closed()`, `grade_asked()` for another grade, `written()`."""

    closed = Signal()
    grade_asked = Signal()
    written = Signal()

    def __init__(self, bedside: Bedside) -> None:
        """The form is made with the first event that is opened: it is long."""
        super().__init__(large=True)
        self._bedside = bedside
        self.number = 0
        self.form: DetailForm | None = None
        self._before: dict[str, str] = {}
        self.steps = label("", "body", wrap=True)
        self.number_words = label("", "strong", wrap=True)
        self.state = label("", "caption", wrap=True)
        self.regrade = QuietButton(tr("Change the grade"), "C", act=self.grade_asked.emit)
        self.sign = QuietButton(tr("Reviewed as it stands"), act=self.review)
        self.save_button = PrimaryButton(tr("Save"), "Ctrl+S", act=self.save)
        self.back = QuietButton(tr("Back"), "Esc", act=self.closed.emit)
        self._place = QVBoxLayout()
        self.add(self.steps, self.number_words)
        self.body.addLayout(row(self.regrade, self.sign, None))
        self.body.addLayout(self._place)
        self.add(self.state)
        self.body.addLayout(row(self.back, None, self.save_button))
        self.body.addStretch(1)

    # --- showing ----------------------------------------------------------------------------

    def open_event(self, number: int) -> None:
        """Another event, or the same anew."""
        self.number = number
        self._make_form()
        self._fill(adverse_event(self._bedside.chart, number))

    def prepare(self) -> None:
        """Make the form before somebody waits for it."""
        if self.form is None and self._bedside.session is not None:
            self._make_form()

    def _make_form(self) -> None:
        if self.form is not None and self.form.agents == tuple(self._bedside.regimen.agents):
            return
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
        self.form = DetailForm(self._bedside)
        self._place.addWidget(self.form)

    def put_away(self) -> None:
        """No event is in hand."""
        self.number = 0

    def show_chart(self, chart: Chart) -> None:
        """The record grew: what is typed stays, the rest is shown anew."""
        if not self.number or self.form is None:
            return
        event = next((one for one in adverse_events(chart) if one.number == self.number), None)
        if event is None:
            self.closed.emit()
            return
        self._show_facts(event)
        if not self.form.changed_since(self._before):
            self._fill(event)

    def _fill(self, event: AdverseEvent) -> None:
        if self.form is None:
            return
        self.form.fill(event)
        self._before = self.form.as_opened()
        self._show_facts(event)

    def _show_facts(self, event: AdverseEvent) -> None:
        bedside, found, now = self._bedside, event.found, self._bedside.now()
        self.set_title(tr("{term}, grade {grade}").format(term=name_words(found), grade=event.grade))
        self.set_subtitle(tr("CTCAE {version} · {soc}").format(version=found.version, soc=found.soc))
        self.steps.setText(steps_words(event, now, bedside.zone))
        self._show_number(event)
        if self.form is not None:
            self.form.relation.setText(relation_words(found, names_of(bedside.regimen)))
            self.form.clock.setText(self._clock(event))
        is_investigator = bedside.person is not None and bedside.person.role == INVESTIGATOR
        self.sign.setVisible(is_investigator and event.is_provisional)
        self.state.setText(self._state(event))

    def _show_number(self, event: AdverseEvent) -> None:
        """A number of the record that now says something else than the grade."""
        bedside, told = self._bedside, ""
        term = bedside.tools.terms().ctcae.terms.get(event.found.term)
        beside = suggestion(bedside.chart, term, bedside.now()) if term and event.is_open else None
        if beside is not None and term is not None and beside.proposal.grade != event.grade:
            told = suggestion_words(beside, term.name, bedside.now(), bedside.zone)
        self.number_words.setText(told)
        self.number_words.setVisible(bool(told))

    def _clock(self, event: AdverseEvent) -> str:
        bedside = self._bedside
        rules = of_site(bedside.tools.expedited(), site_values(bedside))
        dose = bedside.chart.last(InfusionStarted)
        clock = report_clock(event, rules, dose.happened_at if dose else None)
        return clock_words(clock, bedside.now(), bedside.zone)

    def _state(self, event: AdverseEvent) -> str:
        counts = in_dlt_window(event, site_values(self._bedside))
        window = {
            None: tr("DLT window: not set by the site."),
            True: tr("Inside the site's DLT window."),
            False: tr("Outside the site's DLT window."),
        }[counts]
        signed = (
            tr("Provisional until an investigator has reviewed it.")
            if event.is_provisional
            else tr("Reviewed by an investigator as it stands.")
        )
        return f"{window} {signed}"

    # --- writing ----------------------------------------------------------------------------

    def save(self) -> None:
        """Write what was changed; a refusal stays in sight with what was typed."""
        form = self.form
        read = form.values() if form is not None and self.number else None
        if form is None or read is None:
            return
        changed = Changed(read, form.changed_since(self._before), self._bedside.day_label)
        event = adverse_event(self._bedside.chart, self.number)
        if not changed.keys - {"why"}:
            self._bedside.told.emit(tr("Nothing was changed."), "info")
            return
        if self._write_all(event, changed):
            self._fill(adverse_event(self._bedside.chart, self.number))
            self._bedside.told.emit(tr("Written: {term}").format(term=name_words(event.found)), "info")
            self.written.emit()

    def _write_all(self, event: AdverseEvent, changed: Changed) -> bool:
        """One line after the other; what was refused, and all after it, stays to be put right."""
        if changed.keys & BEGINNING and not self._stands(self._amend(event, changed)):
            return False
        return all(
            self._stands(self._bedside.write(fact, entry=uuid4().hex)) for fact in facts(event, changed)
        )

    def _amend(self, event: AdverseEvent, changed: Changed) -> Written:
        bedside, found = self._bedside, event.found
        onset = changed.time("onset") or found.onset_at
        made = beginning(found, changed, ran_at(bedside, onset))
        return bedside.amend(event.line, made, reason=changed.read["why"] or "")

    def _stands(self, written: Written) -> bool:
        if not written.stands and self.form is not None:
            key = FIELD_OF.get(written.code, "")
            self.form.refuse(written.words, key)
        return written.stands

    def review(self) -> None:
        """An investigator signs the event as it is shown."""
        bedside = self._bedside
        bedside.write(AdverseEventReviewed(self.number, bedside.badge, bedside.chart.tip))

    def take_focus(self, at: str = "") -> None:
        """The keyboard goes to a field, else to the first one that is empty and asked for."""
        if self.form is not None:
            self.form.point_at([at] if at else ["cause." + self.form.causes[0], "onset"])
