"""The picker: a few letters, the grades that exist, the record's number beside them, one press to save."""

from typing import Any, Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from infusetrack.domain.adverse_events import AdverseEvent, adverse_events, open_events
from infusetrack.domain.ctcae import Term
from infusetrack.domain.events import AttributionGiven, BaselineConditionNoted
from infusetrack.domain.toxicity_numbers import Suggestion, suggestion
from infusetrack.ui.bedside import Bedside, Written
from infusetrack.ui.screens.toxicity.entry import Choice, condition, going_on, graded, regraded
from infusetrack.ui.screens.toxicity.fields import PickerFields
from infusetrack.ui.screens.toxicity.grade_tiles import GradeTiles
from infusetrack.ui.screens.toxicity.question import QuestionRow
from infusetrack.ui.screens.toxicity.term_list import TermList
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label, row
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.toxicity_words import name_words, number_words, suggestion_words
from infusetrack.wording.translate import tr

Purpose = Literal["event", "baseline"]
ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PickerCard(Card):
    """Signals: `written(number of the event)`, 0 for a condition at enrolment; `put_away()`."""

    written = Signal(int)
    put_away = Signal()

    def __init__(self, bedside: Bedside) -> None:
        """Parts are made once; the terms are asked for with the first letter."""
        super().__init__(tr("Add toxicity"), large=True)
        self._bedside = bedside
        self.purpose: Purpose = "event"
        self.term: Term | None = None
        self.going: AdverseEvent | None = None
        self.beside: Suggestion | None = None
        self.search = TextField(
            tr("Which toxicity"), aside=tr("three letters, Enter takes the marked one"), most=120
        )
        self.terms, self.tiles, self.question = TermList(), GradeTiles(), QuestionRow()
        self.hint, self.number = label("", "subtitle", wrap=True), label("", "strong", wrap=True)
        self.fields = PickerFields(bedside)
        self.save_button = PrimaryButton(tr("Save"), "Ctrl+S", act=self.save)
        self.cancel = QuietButton(tr("Cancel"), "Esc", act=self.step_back)
        self._lay_out()
        self._wire()
        self.start_over()

    def _lay_out(self) -> None:
        self.add(self.search, self.terms, self.hint, self.number, self.tiles, self.question, self.fields)
        self.body.addLayout(row(self.cancel, None, self.save_button))
        self.body.addStretch(1)

    def _wire(self) -> None:
        self.search.changed.connect(self._typed)
        self.search.edit.installEventFilter(self)
        self.search.edit.returnPressed.connect(self._enter)
        self.terms.taken.connect(self.take)
        self.tiles.chosen.connect(self._chosen)
        self.question.answered.connect(self._answered)

    # --- finding ----------------------------------------------------------------------------

    def start_over(self, purpose: Purpose = "event") -> None:
        """Nothing typed, nothing chosen."""
        self.purpose = purpose
        self.set_title(tr("Add toxicity") if purpose == "event" else tr("Condition before the trial"))
        self._forget()
        self.search.set_text("")

    def _forget(self) -> None:
        self.term = self.going = self.beside = None
        self._show_stage()

    def _show_stage(self) -> None:
        """What is in sight: the list while typing, the grades once a term is taken."""
        taken = self.term is not None
        for part in (self.tiles, self.fields, self.save_button):
            part.setVisible(taken)
        self.number.setVisible(taken and self.purpose == "event" and bool(self.number.text()))
        self.question.ask(None)
        if not taken:
            self.hint.setText("")
        self.hint.setVisible(bool(self.hint.text()))

    def _typed(self) -> None:
        if self.term is not None:
            self._forget()
        known = self._known()
        book = self._bedside.tools.terms()
        typed = self.search.text()
        self.terms.show_terms(book.search.find(typed, first=list(known)), known)
        nothing = bool(typed.strip()) and not self.terms.shown
        self.hint.setText(tr("No term fits. Try another word, or type: other.") if nothing else "")
        self.hint.setVisible(nothing)

    def _known(self) -> dict[str, str]:
        """The terms of the log, the open ones first, with what is said of them."""
        if self.purpose == "baseline":
            return {}
        chart = self._bedside.chart
        going = {
            one.found.term: tr("open, grade {grade}").format(grade=one.grade) for one in open_events(chart)
        }
        past = {
            one.found.term: tr("had before") for one in reversed(adverse_events(chart)) if not one.is_open
        }
        return {**going, **{term: words for term, words in past.items() if term not in going}}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move the mark while the letters go on."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = ARROWS.get(Qt.Key(event.key()))
            if step is not None and self.term is None:
                self.terms.step(step)
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        self.terms.take()

    # --- grading ----------------------------------------------------------------------------

    def take(self, term: Term) -> None:
        """A person took this term: its grades, and what the record says of them."""
        bedside = self._bedside
        self.term = term
        self.going = going_on(bedside.chart, term) if self.purpose == "event" else None
        now = bedside.now()
        self.beside = suggestion(bedside.chart, term, now) if self.purpose == "event" else None
        self.terms.show_terms([term], self._known())
        self.hint.setText(self._hint_words(term))
        self._show_number(term)
        self.fields.show_for(term, self.going, self.beside, baseline=self.purpose == "baseline")
        self._show_stage()
        self.tiles.take_focus(self._suggested or (self.going.grade if self.going else None))

    def take_event(self, event: AdverseEvent) -> None:
        """Another grade of this event."""
        self.start_over()
        terms = self._bedside.tools.terms().ctcae.terms
        if event.found.term in terms:
            self.take(terms[event.found.term])
            self.going = event
            self.hint.setText(self._hint_words(terms[event.found.term]))
            self.fields.show_for(terms[event.found.term], event, self.beside, baseline=False)
            self._show_stage()

    @property
    def _suggested(self) -> int | None:
        return (self.beside.proposal.grade or None) if self.beside else None

    def _show_number(self, term: Term) -> None:
        """Beside the grade that it suggests; in a sentence above where it suggests none, or more."""
        bedside, now = self._bedside, self._bedside.now()
        beside, told, number = self.beside, "", ""
        if beside is not None:
            number = number_words(beside, now, bedside.zone)
            told = suggestion_words(beside, term.name, now, bedside.zone)
        self.number.setText(told)
        self.tiles.show_term(term, self._suggested, number)

    def _hint_words(self, term: Term) -> str:
        if self.going is not None:
            words = tr("{term} is open at grade {grade}. Another grade goes into its history.")
            return words.format(term=name_words(self.going.found), grade=self.going.grade)
        return term.note

    def _chosen(self, grade: int) -> None:
        self.fields.form.refusal.say("")
        if self.term is not None and self.purpose == "event":
            self.question.ask(self.term.next_question(grade))

    def _answered(self, grade: int) -> None:
        if grade:
            self.tiles.choose(grade)
        else:
            self.question.ask(None)

    # --- writing ----------------------------------------------------------------------------

    def save(self) -> None:
        """One press: the grade and all that stands in the fields."""
        if self.term is None:
            self.terms.take()
            return
        grade = self.tiles.grade
        if grade is None:
            self.fields.form.refuse(tr("Choose the grade: its number is its key."))
            self.tiles.take_focus(self._suggested)
            return
        read, choice = self.fields.values(), Choice(self.term, grade, self.beside)
        if read is not None and self._may_be_lower(choice, read):
            self._write(choice, read)

    def _may_be_lower(self, choice: Choice, read: dict[str, Any]) -> bool:
        """A number is a floor: a grade below it is taken with a word on why."""
        if choice.proposed is None or choice.grade >= choice.proposed:
            return True
        field = "why" if self.going is not None else "words"
        if read[field]:
            return True
        told = tr("The number reaches grade {grade}. A lower grade needs a word on why.")
        self.fields.form.refuse(told.format(grade=choice.proposed), field)
        return False

    def _write(self, choice: Choice, read: dict[str, Any]) -> None:
        if self.purpose == "baseline":
            self._done(self._bedside.write(condition(choice, read), entry=self.fields.entry), read)
        elif self.going is not None:
            event = regraded(self._bedside, self.going.number, choice, read["why"] or "")
            written = self._bedside.write(
                event, at=read["when"], reason=read["why"] or "", entry=self.fields.entry
            )
            self._done(written, read, self.going.number)
        else:
            written = self._bedside.write(graded(self._bedside, choice, read), entry=self.fields.entry)
            self._done(written, read, written.line.seq if written.line else 0)

    def _done(self, written: Written, read: dict[str, Any], number: int = 0) -> None:
        if written.line is None:
            self.fields.refuse(written)
            return
        self._attribute(number, read)
        self._bedside.told.emit(self._written_words(written), "info")
        self.start_over(self.purpose)
        self.written.emit(number)

    def _attribute(self, number: int, read: dict[str, Any]) -> None:
        for agent in self.fields.agents if number else ():
            given = read.get(f"cause.{agent}")
            if given is not None:
                self._bedside.write(AttributionGiven(number, agent, given))

    def _written_words(self, written: Written) -> str:
        grade, name = self.tiles.grade, self.term.name if self.term else ""
        event = written.line.event if written.line else None
        if isinstance(event, BaselineConditionNoted):
            return tr("Written as it was before the trial: {term} grade {grade}").format(
                term=name, grade=grade
            )
        return tr("Written: {term} grade {grade}").format(term=name, grade=grade)

    def step_back(self) -> None:
        """From the grades to the list, from the list to nothing, then away."""
        if self.term is not None:
            self._forget()
            self._typed()
            self.search.take_focus()
        elif self.search.text() or self.purpose == "baseline":
            self.start_over()
            self.search.take_focus()
        else:
            self.put_away.emit()
