"""One fact from a form into the record: new or as a correction, and what becomes of a refusal."""

from collections.abc import Mapping

from infusetrack.domain.events import Event
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside, Written
from infusetrack.ui.screens.forms.base import OF_THE_TIME
from infusetrack.ui.screens.forms.moment import Moment, MomentForm
from infusetrack.ui.widgets.form import Form


def settle(bedside: Bedside, event: Event, moment: Moment, *, amended: Line | None, entry: str) -> Written:
    """Write the fact with its moment and reason, or put it in the place of the line that it corrects."""
    if amended is not None:
        return bedside.amend(amended, event, reason=moment.reason, at=moment.at)
    return bedside.write(event, at=moment.at, reason=moment.reason, entry=entry)


def refuse(done: Written, form: Form, moment: MomentForm, field_of: Mapping[str, str]) -> None:
    """Say at the field that is to blame why nothing was written; what was typed stays."""
    if done.code in OF_THE_TIME:
        moment.refuse(done.words, "when")
    else:
        form.refuse(done.words, field_of.get(done.code, ""))
