"""Pain by the scale for the age, and what a sedation score asks for: the words beside a set's fields."""

from typing import Any

from infusetrack.domain.errors import Refused
from infusetrack.domain.pain_scale import check_pain, look_at_scale, scale_called, scales_for
from infusetrack.domain.patient import completed_months
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.form import Form
from infusetrack.wording.sentences import sentence
from infusetrack.wording.support_words import SEDATION_ASKS
from infusetrack.wording.translate import translated


class PainFields:
    """Looks at the fields pain, pain_scale and sedation of a form; it chooses and fills in nothing."""

    def __init__(self, form: Form, bedside: Bedside) -> None:
        """`form` has the three fields."""
        self._form, self._bedside = form, bedside

    def months(self) -> int | None:
        """The patient's age in completed months; None without a patient."""
        patient = self._bedside.chart.patient
        return completed_months(patient.birth_date, self._bedside.today()) if patient else None

    def look(self) -> None:
        """The scales of this age in grey; a score that the scale does not have; a scale of another age."""
        months, fields = self.months(), self._form.fields
        if months is not None:
            fields["pain_scale"].set_aside(" ".join(scales_for(months)))
            self._look_at_scale(months)
        error = self._odd(fields["pain"].text())
        if error is not None:
            fields["pain"].mark(sentence(error))
        asks = SEDATION_ASKS.get(fields["sedation"].text())
        if asks is not None:
            fields["sedation"].mark(translated(asks), "unusual")
        elif fields["sedation"].message:
            fields["sedation"].clear_mark()

    def _look_at_scale(self, months: int) -> None:
        field = self._form.fields["pain_scale"]
        scale = scale_called(field.text())
        found = look_at_scale(scale, months) if scale is not None else None
        if found is not None:
            field.mark(sentence(found.refusal), "unusual")

    def _odd(self, typed: str) -> Refused | None:
        """What is wrong with a whole number on the chosen scale; None for no scale or no number."""
        scale = scale_called(self._form.fields["pain_scale"].text())
        if scale is None or not typed.strip().isdecimal():
            return None
        try:
            check_pain(scale, int(typed))
        except Refused as error:
            return error
        return None

    def possible(self, read: dict[str, Any]) -> bool:
        """Whether the score is on its scale; where not, the form says so."""
        error = self._odd(self._form.fields["pain"].text()) if read["pain"] is not None else None
        if error is not None:
            self._form.refuse(error, "pain")
        return error is None
