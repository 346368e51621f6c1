"""From a field of the regimen's plan to a field on the screen, and back to a value."""

from datetime import datetime, tzinfo
from decimal import Decimal

from infusetrack.domain.events import Value
from infusetrack.domain.regimen import FormField
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.choice_field import ChoiceField, YesNoField
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.reading import Limits
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

MOST = Decimal(100_000)


def field_for(asked: FormField, bedside: Bedside) -> Field:
    """The empty field that asks for this."""
    match asked.kind:
        case "yes_no":
            return YesNoField(asked.label, required=asked.required)
        case "number":
            limits = Limits(asked.low or Decimal(0), asked.high or MOST, 3)
            return NumberField(asked.label, asked.unit, limits=limits, required=asked.required)
        case "choice":
            return ChoiceField(asked.label, asked.choices, required=asked.required)
        case "time":
            return TimeField(
                asked.label, bedside.zone, bedside.now, required=asked.required, empty_is_now=False
            )
        case _:
            return TextField(asked.label, required=asked.required)


def violation(asked: FormField, value: object) -> str:
    """What to do about an answer that must be otherwise; empty where it may stand."""
    if asked.must_be is None or value is None:
        return ""
    told = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    if told == asked.must_be:
        return ""
    words = tr("“{label}” must be “{wanted}” before this step is done. Call the prescriber now.")
    return words.format(label=asked.label, wanted=tr("Yes") if asked.must_be == "yes" else asked.must_be)


def value_of(read: object, zone: tzinfo) -> Value:
    """A field's answer as it stands in the record; a time with its date at the site."""
    if isinstance(read, datetime):
        return figures.moment(read, zone)
    if isinstance(read, Decimal | bool):
        return read
    return str(read)


def put_value(field: Field, value: Value) -> None:
    """Put a recorded answer back into its field."""
    if isinstance(value, bool):
        field.set_text("yes" if value else "no")
    else:
        field.set_text(str(value))
