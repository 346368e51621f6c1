"""How a drug on the side is told: its dose, when it may come again, the last 24 hours, the watch's signs."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from decimal import Decimal

from infusetrack.domain.events import Scale, Way
from infusetrack.domain.fluids import Flow
from infusetrack.domain.leak_watch import Sign, SignKind
from infusetrack.domain.opioid import OpioidState
from infusetrack.domain.quantities import convert_mass
from infusetrack.domain.regimen import SideDrug
from infusetrack.domain.side_drugs import DrugStanding, Verdict
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr, translated

GROUPS: Mapping[str, str] = {
    "opioid": mark("opioid"),
    "antipyretic": mark("fever, pain"),
    "antihistamine": mark("antihistamine"),
    "adjunct": mark("beside an opioid"),
    "steroid": mark("steroid: restricted"),
}
SCALES: Mapping[Scale, str] = {
    "FLACC": mark("FLACC: watched, 2 months to 7 years"),
    "faces": mark("Faces: told, from 3 years, even numbers"),
    "NRS": mark("NRS: told, from 8 years"),
}
SEDATION_ASKS: Mapping[str, str] = {
    "3": mark("Too sedated: call the prescriber about the opioid, look again soon."),
    "4": mark("Hard to rouse: stay, call for help now; the prescriber decides on the opioid."),
}
"""What a POSS of 3 or 4 asks for, in words of ours (Pasero scale)."""
SIGNS: Mapping[SignKind, str] = {
    "weight": mark("Weight over day 1"),
    "albumin": mark("Albumin"),
    "pressure": mark("Systolic pressure"),
    "spo2": mark("SpO₂"),
    "oedema": mark("Swelling"),
    "balance": mark("Balance of 24 h"),
}
FLUIDS: Mapping[Way, tuple[tuple[str, str], ...]] = {
    "in": (("by mouth", mark("By mouth")), ("IV", mark("IV, other")), ("other", mark("Other"))),
    "out": (
        ("urine", mark("Urine")),
        ("vomit", mark("Vomit")),
        ("stool", mark("Stool")),
        ("drain", mark("Drain")),
        ("blood", mark("Blood for tests")),
        ("other", mark("Other")),
    ),
}
"""What a person counts; what the record counts by itself is not offered."""
COUNTED: Mapping[str, str] = {
    "antibody": mark("Antibody"),
    "hydration": mark("Hydration"),
    "flush": mark("Flush"),
}
THOUSAND = Decimal(1000)


def mass_words(value: Decimal, unit: str) -> str:
    """A dose; micrograms from a thousand on are told in milligrams too, so that neither is taken for the other."""
    told = f"{figures.trimmed(value)} {unit}"
    if unit != "mcg" or value < THOUSAND:
        return told
    return tr("{mcg} = {mg} mg").format(mcg=told, mg=figures.trimmed(convert_mass(value, "mcg", "mg")))


def per_kg_words(drug: SideDrug) -> str:
    """The dose by weight as its source gives it; empty where none does."""
    if drug.high is None:
        return ""
    low = drug.low.value if drug.low else Decimal(0)
    return f"{_span(low, drug.high.value)} {drug.high.unit}"


def window_words(seen: DrugStanding) -> str:
    """The single dose for this weight."""
    window = seen.window
    if window is None:
        return tr("no weight yet") if seen.drug.high is not None else tr("dose not set")
    words = f"{_span(window.low, window.high)} {window.unit}"
    if window.unit == "mcg":
        low, high = (convert_mass(one, "mcg", "mg") for one in (window.low, window.high))
        words = tr("{mcg} = {mg} mg").format(mcg=words, mg=_span(low, high))
    return tr("{words}, capped").format(words=words) if window.capped else words


def again_words(seen: DrugStanding, zone: tzinfo) -> str:
    """Since when, and from when on again."""
    if seen.last is None:
        return tr("not given yet")
    given = tr("last {at}").format(at=_when(seen.last.happened_at, seen.now, zone))
    if seen.next_at is None:
        return tr("{given}, no interval set").format(given=given)
    at = _when(seen.next_at, seen.now, zone)
    if seen.now >= seen.next_at:
        return tr("{given}, wait over since {at}").format(given=given, at=at)
    return tr("{given}, not before {at}").format(given=given, at=at)


def day_words(seen: DrugStanding) -> str:
    """The last 24 hours against what the site allows; "not set" while it has set nothing."""
    given = tr("{amount} in 24 h").format(amount=sum_words(seen.given, seen.drug.unit))
    if seen.drug.daily_doses is not None:
        most = figures.trimmed(seen.drug.daily_doses.value)
        given = tr("{given}, {doses} of {most} doses").format(given=given, doses=seen.doses, most=most)
    if seen.most is None:
        return tr("{given}, maximum not set").format(given=given)
    return tr("{given} of {most}").format(given=given, most=sum_words(seen.most, seen.drug.unit))


def sum_words(value: Decimal, unit: str) -> str:
    """A sum of doses, rounded to what can be read: large ones in milligrams with two decimals."""
    if unit == "mcg" and value >= THOUSAND:
        return tr("{mg} mg").format(mg=figures.trimmed(convert_mass(value, "mcg", "mg"), 2))
    return f"{figures.trimmed(value, 1)} {unit}"


def wait_words(seen: DrugStanding, now: datetime) -> str:
    """The chip: how long to wait, or that the last 24 h are full; empty where nothing stands against it."""
    if seen.next_at is not None and now < seen.next_at:
        return figures.countdown(seen.next_at - now)
    return tr("24 h full") if seen.verdict is Verdict.AT_MAXIMUM else ""


def _when(at: datetime, now: datetime, zone: tzinfo) -> str:
    """The clock time; with its date when that is another day."""
    if at.astimezone(zone).date() == now.astimezone(zone).date():
        return figures.clock(at, zone)
    return figures.moment(at, zone)


def _span(low: Decimal, high: Decimal) -> str:
    if low == high:
        return figures.trimmed(low)
    if not low:
        return tr("up to {high}").format(high=figures.trimmed(high))
    return tr("{low} to {high}").format(low=figures.trimmed(low), high=figures.trimmed(high))


def opioid_words(state: OpioidState, zone: tzinfo) -> str:
    """The infusion in a line: rate, and the day so far."""
    if not state.runs:
        head = tr("{drug} infusion is off").format(drug=state.drug)
    else:
        rate = figures.trimmed(state.rate)
        head = tr("{drug} {rate} mcg/kg/h").format(drug=state.drug, rate=rate)
    if state.since is not None:
        head = tr("{head} since {at}").format(head=head, at=figures.clock(state.since, zone))
    return head


def opioid_total_words(state: OpioidState) -> str:
    """What has gone in on this day."""
    per_kg = figures.trimmed(state.mcg_per_kg, 1)
    if state.mcg is None:
        return tr("{per_kg} mcg/kg today; no weight yet").format(per_kg=per_kg)
    mg = figures.trimmed(convert_mass(state.mcg, "mcg", "mg"), 2)
    return tr("{per_kg} mcg/kg = {mg} mg today").format(per_kg=per_kg, mg=mg)


def sign_words(sign: Sign) -> str:
    """What the watch saw: value, limit; "not known" where nothing was taken."""
    if sign.stands is None:
        return tr("not known")
    if sign.value is None:
        return tr("yes") if sign.stands else tr("no")
    value = tr("{value} {unit}").format(value=_value(sign), unit=sign.unit)
    if sign.limit is None or sign.kind == "balance":
        return value
    return tr("{value}, limit {limit}").format(value=value, limit=figures.trimmed(sign.limit, 1))


def _value(sign: Sign) -> str:
    value = sign.value or Decimal(0)
    if sign.kind in {"weight", "balance"}:
        return figures.change(value, 0 if sign.kind == "balance" else 1)
    return figures.trimmed(value, 1)


def sign_title(sign: Sign) -> str:
    """The sign's name."""
    return translated(SIGNS[sign.kind])


def group_words(drug: SideDrug) -> str:
    """What kind of drug it is."""
    return translated(GROUPS[drug.group])


def fluid_words(flow: Flow) -> str:
    """What a volume was: as it was counted, or what the record counted by itself."""
    known = COUNTED.get(flow.kind)
    if known is not None:
        return translated(known)
    names = dict(FLUIDS[flow.way])
    return translated(names[flow.what]) if flow.what in names else flow.what
