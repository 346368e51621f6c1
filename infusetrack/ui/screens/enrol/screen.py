"""Enrolling: the person at the left, the checklist beside it, the signature that decides."""

from uuid import uuid4

from PySide6.QtWidgets import QWidget

from infusetrack.domain.events import EligibilitySigned, PatientEnrolled
from infusetrack.domain.regimen import Regimen
from infusetrack.ui.bedside import BEFORE_TRIAL, Bedside
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.enrol.checklist import ChecklistCard
from infusetrack.ui.screens.enrol.person import PersonForm
from infusetrack.ui.screens.enrol.signing import SigningCard
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.labels import column, emptied, label, row
from infusetrack.wording.translate import mark, tr


class EnrolScreen(Screen):
    """A new patient's first fact, and the investigator's decision under it."""

    key, title, icon, needs_chart = "enrol", mark("Enrol a patient"), "", False

    def __init__(self, bedside: Bedside) -> None:
        """Empty; the regimen is chosen where there are several."""
        super().__init__()
        self._bedside = bedside
        self._entry, self._enrolled = uuid4().hex, ""
        regimens = bedside.tools.regimens
        self.regimen = ChoiceField(tr("Regimen"), [(key, one.title) for key, one in regimens.items()], few=0)
        self.person_card = Card(tr("The patient"), large=True)
        self.checklist = ChecklistCard()
        self.signing = SigningCard(bedside, self._ready, lambda: list(self.checklist.open_items()))
        self.plain = PrimaryButton(tr("Enrol"), "Ctrl+S", act=self._enrol_plainly)
        self.site, self.done = Card(tr("The site must enter in Settings")), Card(large=True)
        self.person = PersonForm(bedside, next(iter(regimens.values())))
        self._lay_out()
        self.regimen.changed.connect(self._regimen_chosen)
        self.checklist.changed.connect(self._judge)
        self.signing.signed.connect(self._signed)
        self._start_with(self._first_regimen())

    def _first_regimen(self) -> Regimen:
        with_list = [one for one in self._bedside.tools.regimens.values() if one.eligibility]
        return next(iter(with_list or self._bedside.tools.regimens.values()))

    def _lay_out(self) -> None:
        self._person = column()
        self.person_card.add(self.regimen)
        self.person_card.body.addLayout(self._person)
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.done, self.person_card, self.plain, self.site, None, spacing=16))
        right.setLayout(column(self.checklist, self.signing, None, spacing=16))
        self.done.hide()
        self.setLayout(column(Columns(left, right, shares=(1, 1), fold_below=1100)))

    def shortcuts(self) -> list[Shortcut]:
        """Sign, or go back."""
        return [
            Shortcut("Ctrl+S", tr("Sign and enrol"), self._save),
            Shortcut("Esc", tr("Back to the chairs"), self._back),
        ]

    def came_into_sight(self) -> None:
        """Begin anew after a patient was enrolled; the keyboard goes to the first field."""
        if self._enrolled:
            self.start_over()
        self._show_site()
        self.person.take_focus()

    # --- what it asks ------------------------------------------------------------------------------

    def _start_with(self, regimen: Regimen) -> None:
        self.regimen.choose(regimen.id)
        self._regimen_chosen()

    def _regimen_chosen(self) -> None:
        regimen = self._bedside.tools.regimens.get(self.regimen.text())
        if regimen is None or (regimen is self.person.regimen and self._person.count()):
            return
        typed = self.person.texts()
        emptied(self._person)
        self.person = PersonForm(self._bedside, regimen)
        self.person.set_texts(typed)
        self.person.changed.connect(self._judge)
        self._person.addWidget(self.person)
        self.checklist.show_regimen(regimen)
        self.signing.setVisible(bool(regimen.eligibility))
        self.plain.setVisible(not regimen.eligibility)
        self._show_site()
        self._judge()

    def _judge(self) -> None:
        self.checklist.judge(self.person.candidate(), self.person.chosen_arm())

    def _show_site(self) -> None:
        emptied(self.site.body)
        site = self._bedside.tools.site.site
        missing = [entry for entry in self.person.regimen.site_entries if site.value(entry.key) is None]
        self.site.setVisible(bool(missing))
        for entry in missing:
            self.site.add(label(entry.words, "strong", wrap=True))
            self.site.add(label(entry.why, "caption", wrap=True))

    # --- writing ------------------------------------------------------------------------------------

    def _ready(self) -> bool:
        if self._enrolled:
            return True
        if self.person.person() is None:
            return False
        wrong = self.checklist.first_refused()
        if wrong is not None:
            wrong.take_focus()
        return wrong is None

    def _save(self) -> None:
        if not self.signing.isHidden():
            self.signing.submit()
        elif not self.plain.isHidden():
            self._enrol_plainly()

    def _enrol_plainly(self) -> None:
        person = self.person.person()
        if person is not None and self._write_person(person):
            self._show_done()

    def _write_person(self, person: PatientEnrolled) -> bool:
        written = self._bedside.write_for(person.study_id, person, entry=self._entry, regimen=person.regimen)
        if written.stands:
            self._enrolled = person.study_id
        else:
            self.person.refuse(written.words, "study_id")
        return written.stands

    def _signed(self, badge: str, comment: str) -> None:
        if not self._enrolled:
            person = self.person.person()
            if person is None or not self._write_person(person):
                return
        fact = EligibilitySigned(self.checklist.answers(), eligible=True, investigator=badge, comment=comment)
        written = self._bedside.write_for(self._enrolled, fact, by=badge, entry=f"{self._entry}-signed")
        if written.stands:
            self._show_done()
        else:
            self.signing.form.refuse(written.words, "pin")

    def _show_done(self) -> None:
        emptied(self.done.body)
        self.done.set_title(tr("{study_id} is enrolled.").format(study_id=self._enrolled))
        seat = PrimaryButton(tr("Seat the patient"), "Enter", act=self._seat)
        again = QuietButton(tr("Enrol another"), act=self.start_over)
        before = QuietButton(tr("Note conditions before the trial"), act=self._before_trial)
        self.done.body.addLayout(row(seat, before, again, None))
        self.done.show()
        for part in (self.person_card, self.signing, self.plain, self.checklist):
            part.hide()
        seat.setFocus()

    def start_over(self) -> None:
        """Empty everything for the next patient."""
        regimen = self.person.regimen
        self._entry, self._enrolled = uuid4().hex, ""
        self.person.clear()
        self.checklist.clear()
        self.signing.form.clear()
        self.done.hide()
        for part in (self.person_card, self.checklist):
            part.show()
        self.signing.setVisible(bool(regimen.eligibility))
        self.plain.setVisible(not regimen.eligibility)
        self._judge()
        self.person.take_focus()

    def _before_trial(self) -> None:
        """What the patient already had: later grades are held against it."""
        self._bedside.open_patient(self._enrolled, "")
        self._bedside.asked_for.emit(BEFORE_TRIAL)

    def _seat(self) -> None:
        self._bedside.asked_for.emit("chairs")
        self._bedside.seat_asked.emit(self._enrolled)

    def _back(self) -> None:
        self._bedside.asked_for.emit("chairs")
