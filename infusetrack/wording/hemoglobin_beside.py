"""What stands beside hemoglobin, in words: markers with their arrows, blood drawn, the rise after red cells."""

from infusetrack.domain.events import LabValue
from infusetrack.domain.hemoglobin_beside import DrawnShare, Rise
from infusetrack.domain.hemoglobin_chart import MARKERS
from infusetrack.domain.lab_analytes import WORDS
from infusetrack.wording import figures
from infusetrack.wording.translate import tr
from infusetrack.wording.units import unit_words

DASH = "\N{EN DASH}"


def drawn_words(one: DrawnShare) -> str:
    """Blood drawn in 14 days: 31 mL, 2.1 % of blood volume."""
    words = tr("{ml} mL, {percent} % of blood volume")
    return words.format(ml=figures.trimmed(one.ml, 1), percent=figures.fixed(one.percent))


def rise_words(rise: Rise) -> str:
    """The rise after red cells beside the one that the formula promises."""
    promised = figures.fixed(rise.promised)
    if rise.seen is None:
        return tr("not measured, +{promised} expected").format(promised=promised)
    return tr("{seen}, +{promised} expected").format(seen=figures.change(rise.seen), promised=promised)


def interference_words() -> str:
    """What DAT and smear are worth on the drug."""
    return tr("DAT and smear: interference expected on anti-CD47")


def beside_words(one: LabValue | None) -> str:
    """A result, with its unit where it is not the column's, and an arrow where it is out of that laboratory's limits."""
    if one is None:
        return DASH
    text = getattr(one, "text", "")
    if text:
        return str(text)
    if one.unit == WORDS:
        return tr("pos") if one.value else tr("neg")
    arrow = ""
    if one.uln is not None and one.value > one.uln:
        arrow = " \N{UPWARDS ARROW}"
    elif one.lln is not None and one.value < one.lln:
        arrow = " \N{DOWNWARDS ARROW}"
    sign = getattr(one, "beyond", "")
    unit = "" if one.unit == MARKERS.get(one.analyte) else f" {unit_words(one.unit)}"
    return f"{sign}{figures.trimmed(one.value)}{unit}{arrow}"
