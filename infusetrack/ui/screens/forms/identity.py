"""Who sits here: two identifiers read from the wristband, compared with the patient's own."""

from typing import ClassVar, cast

from infusetrack.domain.events import Event, IdentityConfirmed, PatientEnrolled
from infusetrack.ui.screens.forms.base import StepForm
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import mark, tr


class IdentityForm(StepForm):
    """Study id and second identifier, scanned or typed; never the chair's number."""

    act_words: ClassVar[str] = mark("Identity confirmed")

    def build(self) -> None:
        """Two fields, and the reason when the wristband was not scanned."""
        self._scanned: dict[str, str] = {}
        self.form.add("study_id", TextField(tr("Study number on the wristband"), required=True))
        self.form.add("second", TextField(tr("Second identifier on the wristband"), required=True))
        why = TextField(tr("Why it was not scanned"), required=True)
        self.form.add("not_scanned", why, wide=True)
        self.form.changed.connect(self._typed)

    def take_scan(self, text: str) -> bool:
        """A scanned code fills the field that it fits; one that fits neither is refused loudly."""
        patient = self.bedside.chart.patient
        if patient is None or self.mode not in {"fill", "amend"}:
            return False
        for key, own in _own(patient).items():
            if _same(text, own):
                self._scanned[key] = text
                self.form.fields[key].set_text(text)
                self._typed()
                return True
        self.form.refuse(_stop(patient, text))
        return True

    def _typed(self) -> None:
        fields = self.form.fields
        scanned = all(self._scanned.get(key) == fields[key].text() for key in ("study_id", "second"))
        fields["not_scanned"].setVisible(not scanned)

    def event_to_write(self) -> Event | None:
        """The fact, once both identifiers are the patient's own."""
        read, patient = self.form.values(), self.bedside.chart.patient
        if read is None or patient is None:
            return None
        for key, own in _own(patient).items():
            if not _same(read[key], own):
                self.form.refuse(_stop(patient, read[key]), key)
                return None
        both = (patient.study_id, patient.second_identifier)
        why = read["not_scanned"] or ""
        return IdentityConfirmed(self.day, self.plan.key, both, "typed" if why else "scanned", why)

    def fill(self, event: Event) -> None:
        """The identifiers as they were confirmed."""
        told = cast("IdentityConfirmed", event)
        for key, text in zip(("study_id", "second"), told.identifiers, strict=False):
            self.form.fields[key].set_text(text)
        self.form.fields["not_scanned"].set_text(told.not_scanned_because)

    def clear(self) -> None:
        """Forget the scans too."""
        self._scanned.clear()
        super().clear()


def _own(patient: PatientEnrolled) -> dict[str, str]:
    return {"study_id": patient.study_id, "second": patient.second_identifier}


def _same(typed: str, own: str) -> bool:
    return " ".join(typed.split()).casefold() == " ".join(own.split()).casefold()


def _stop(patient: PatientEnrolled, typed: str) -> str:
    return tr("This is not {study_id}: the wristband reads “{typed}”. Stop, and check who sits here.").format(
        study_id=patient.study_id, typed=typed.strip()[:40]
    )
