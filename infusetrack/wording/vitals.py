"""The words of a set of vital signs that are no numbers: oxygen, effort, alertness, signs."""

from collections.abc import Mapping

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.reference_limits import Outside
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr, translated

FIELDS: Mapping[str, str] = {
    "sbp": mark("SBP"), "dbp": mark("DBP"), "heart_rate": mark("HR"), "respiratory_rate": mark("RR"),
    "temperature_c": mark("Temperature"), "spo2": mark("SpO₂"), "pain": mark("Pain"),
    "sedation": mark("POSS"),
}  # fmt: skip
DEVICES: Mapping[str, str] = {
    "air": mark("air"),
    "NP": mark("nasal prongs"),
    "FM": mark("face mask"),
    "HB": mark("head box"),
    "NRB": mark("non-rebreather"),
    "HF": mark("high flow"),
    "CP": mark("CPAP"),
    "BiP": mark("BiPAP"),
}
DISTRESS: Mapping[str, str] = {
    "none": mark("none"), "mild": mark("mild"), "moderate": mark("moderate"), "severe": mark("severe"),
}  # fmt: skip
CONSCIOUSNESS: Mapping[str, str] = {
    "A": mark("A alert"),
    "C": mark("C confused anew"),
    "V": mark("V to voice"),
    "P": mark("P to pain"),
    "U": mark("U unresponsive"),
}


def field_words(key: str) -> str:
    """The short name of a number of a set."""
    return translated(FIELDS[key]) if key in FIELDS else key


def oxygen_words(event: VitalsTaken) -> str:
    """The device with its amount: "nasal prongs 2 L/min"; what an older set says in words as it stands."""
    if not event.oxygen_device:
        return event.oxygen
    device = (
        translated(DEVICES[event.oxygen_device]) if event.oxygen_device in DEVICES else event.oxygen_device
    )
    if event.oxygen_delivery is None:
        return device
    return f"{device} {figures.trimmed(event.oxygen_delivery)} {event.oxygen_unit or ''}".strip()


def distress_words(event: VitalsTaken) -> str:
    """How hard breathing is; empty where it was not looked at."""
    return translated(DISTRESS[event.respiratory_distress]) if event.respiratory_distress else ""


def consciousness_words(event: VitalsTaken) -> str:
    """Alertness by its letter; empty where it was not looked at."""
    return translated(CONSCIOUSNESS[event.consciousness]) if event.consciousness else ""


def signs_words(event: VitalsTaken) -> str:
    """Signs of a low pressure, a pressure that could not be taken, a worry; empty for none."""
    told = (
        tr("signs of a low pressure") if event.pressure_symptoms else "",
        tr("pressure not possible") if event.bp_not_possible else "",
        tr("worry") if event.worried else "",
    )
    return ", ".join(one for one in told if one)


def outside_words(told: Outside, years: int) -> str:
    """What a range says of a number, short enough for a field: "above 118, 6 y PALS 2015"."""
    template = (
        tr("below {limit}, {years} y {table}")
        if told.side == "below"
        else tr("above {limit}, {years} y {table}")
    )
    return template.format(limit=figures.trimmed(told.limit, 1), years=years, table=told.range.table.name)
