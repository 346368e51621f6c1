"""Who is to be enrolled: identifiers, birth date, arm and cohort, first day, allergies."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from infusetrack.domain.eligibility import Candidate
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import PatientEnrolled
from infusetrack.domain.patient import completed_years
from infusetrack.domain.regimen import Arm, Regimen
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.choice_field import ChoiceField, YesNoField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import DateField
from infusetrack.wording.translate import tr

STUDY_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
INITIALS = re.compile(r"([^\W\d_]\.?[ -]?){1,5}")
STUDY_ID_MOST = 20
ASKED_FROM = 9
"""Childbearing potential is asked of girls from this age in completed years on (LOCAL)."""
OLDEST = 120
FURTHEST = timedelta(days=366)
"""C1D1 further ahead than this is a slip of the hand (LOCAL)."""
HGB = Limits(Decimal(1), Decimal(25), 1)
COHORT = "cohort."


class PersonForm(Form):
    """The fields of one regimen's patients; nothing is written here."""

    def __init__(self, bedside: Bedside, regimen: Regimen) -> None:
        """Arms and cohorts are those of the regimen."""
        super().__init__()
        self._bedside, self.regimen = bedside, regimen
        self.add("study_id", TextField(tr("Study number"), required=True, aside=tr("like PED-0417")))
        self.add("initials", TextField(tr("Initials"), required=True, aside=tr("like R. M."), most=12))
        second = TextField(tr("Second identifier"), required=True, aside=tr("as on the wristband"), most=40)
        self.add("second", second)
        self.add("birth_date", DateField(tr("Birth date"), required=True))
        self.add(
            "sex", ChoiceField(tr("Sex"), (("female", tr("Female")), ("male", tr("Male"))), required=True)
        )
        self.add("c1d1", DateField(tr("Date of C1 D1"), required=True))
        arms = [(arm.id, arm.id) for arm in regimen.arms]
        self.add("arm", ChoiceField(tr("Arm"), arms, required=True), wide=True)
        for arm in regimen.arms:
            if arm.cohorts:
                self.add(COHORT + arm.id, ChoiceField(tr("Cohort"), arm.cohorts, required=True), wide=True)
        known = (("none", tr("No known allergies")), ("some", tr("Allergies")))
        self.add("allergies_known", ChoiceField(tr("Allergies"), known, required=True), wide=True)
        told = TextField(tr("Which allergies"), required=True, aside=tr("with commas between them"), most=300)
        self.add("allergies", told, wide=True)
        self.add("hgb", NumberField(tr("Hemoglobin at baseline"), "g/dL", limits=_hgb_limits(bedside)))
        self.add("childbearing", YesNoField(tr("Could become pregnant"), required=True))
        same = YesNoField(
            tr("Another person than the one enrolled with these initials and birth date?"), required=True
        )
        self.add("not_the_same", same, wide=True)
        self.changed.connect(self.arrange)
        self.arrange()

    def arrange(self) -> None:
        """Ask only what makes sense for what was entered so far."""
        arm = self.fields["arm"].text()
        for key, field in self.fields.items():
            if key.startswith(COHORT):
                field.setVisible(key == COHORT + arm)
        self.fields["allergies"].setVisible(self.fields["allergies_known"].text() == "some")
        self.fields["childbearing"].setVisible(self._may_bear())
        self.fields["not_the_same"].setVisible(bool(self._look_alike()))

    def _may_bear(self) -> bool:
        born = _date(self.fields["birth_date"])
        if self.fields["sex"].text() != "female" or born is None or born > self._bedside.today():
            return False
        return completed_years(born, self._bedside.today()) >= ASKED_FROM

    def _look_alike(self) -> str:
        born, initials = _date(self.fields["birth_date"]), _letters(self.fields["initials"].text())
        return next((one.study_id for one in self._known() if _alike(one, initials, born)), "")

    def _known(self) -> tuple[PatientEnrolled, ...]:
        return self._bedside.tools.board.patients()

    def chosen_arm(self) -> Arm | None:
        """The arm that was chosen."""
        return next((arm for arm in self.regimen.arms if arm.id == self.fields["arm"].text()), None)

    def candidate(self) -> Candidate | None:
        """Who the checklist is asked about; None while birth date or arm are not known."""
        arm, born = self.fields["arm"].text(), _date(self.fields["birth_date"])
        on = _date(self.fields["c1d1"]) or self._bedside.today()
        if not arm or born is None or born > on:
            return None
        cohort = self.fields[COHORT + arm].text() if COHORT + arm in self.fields else ""
        bears = self._may_bear() and self.fields["childbearing"].text() == "yes"
        return Candidate(arm, cohort or None, born, on, childbearing=bears)

    def person(self) -> PatientEnrolled | None:
        """The fact to write; None when a field refuses (it says so and takes the keyboard)."""
        self.arrange()
        read = self.values()
        if read is None:
            return None
        for key, words in self._wrong(read):
            self.refuse(words, key)
            return None
        arm = read["arm"]
        return PatientEnrolled(
            study_id=read["study_id"].upper(),
            initials=read["initials"],
            birth_date=read["birth_date"],
            sex=read["sex"],
            regimen=self.regimen.id,
            arm=arm,
            cohort=read.get(COHORT + arm),
            c1d1=read["c1d1"],
            second_identifier=read["second"],
            allergies=_listed(read["allergies"] or ""),
            baseline_hgb_g_dl=read["hgb"],
            childbearing_potential=bool(read["childbearing"]),
        )

    def _wrong(self, read: Mapping[str, Any]) -> Iterator[tuple[str, Refused | str]]:
        """What cannot be, or is somebody else's: the field and the sentence."""
        today, born = self._bedside.today(), read["birth_date"]
        study_id = read["study_id"]
        if not STUDY_ID.fullmatch(study_id) or len(study_id) > STUDY_ID_MOST:
            yield "study_id", tr("A study number has letters, digits and hyphens, like PED-0417.")
        if study_id.upper() in {one.upper() for one in self._bedside.tools.board.study_ids}:
            yield (
                "study_id",
                tr("{study_id} is enrolled already. Check the number.").format(study_id=study_id),
            )
        if not INITIALS.fullmatch(read["initials"]):
            yield "initials", tr("Initials are one to five letters, like R. M.")
        for one in self._known():
            if one.second_identifier.casefold() == read["second"].casefold():
                yield (
                    "second",
                    tr("{study_id} has this identifier already. Check it.").format(study_id=one.study_id),
                )
        if born > today:
            yield "birth_date", Refused("born_later", birth_date=born, on=today)
        elif completed_years(born, today) > OLDEST:
            yield (
                "birth_date",
                tr("Nobody is older than {oldest} years. Check the year.").format(oldest=OLDEST),
            )
        yield from self._wrong_start(read["c1d1"], born)
        if read["allergies_known"] == "some" and not _listed(read["allergies"] or ""):
            yield "allergies", tr("Name at least one allergy.")
        if read["not_the_same"] is False:
            yield "not_the_same", tr("Then open that chart: one person has one study number.")

    def _wrong_start(self, c1d1: date, born: date) -> Iterator[tuple[str, Refused | str]]:
        if c1d1 <= born:
            yield "c1d1", tr("C1 D1 must come after the birth date.")
        if c1d1 > self._bedside.today() + FURTHEST:
            yield "c1d1", tr("C1 D1 lies more than a year ahead. Check the year.")


def _hgb_limits(bedside: Bedside) -> Limits:
    guard = bedside.guards.get("hemoglobin")
    return Limits(guard.reject_low, guard.reject_high, guard.decimals) if guard else HGB


def _date(field: Field) -> date | None:
    try:
        found = field.read()
    except Refused:
        return None
    return found if isinstance(found, date) else None


def _letters(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalpha())


def _alike(patient: PatientEnrolled, initials: str, born: date | None) -> bool:
    return bool(initials) and patient.birth_date == born and _letters(patient.initials) == initials


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
