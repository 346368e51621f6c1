"""Reading a hemoglobin file strictly: every number finite and possible, every list in order."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.errors import Refused

LARGEST_FILE = 20_000_000
MOST_ENTRIES = 20_000
LOCAL = "%Y-%m-%dT%H:%M"

Text = Annotated[str, msgspec.Meta(max_length=2000)]
Time = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$")]


class Entry(msgspec.Struct, frozen=True):
    """An entry with its local time."""

    time: Time


class Hgb(Entry, frozen=True):
    """One value in g/dL."""

    g_dl: Decimal
    method: c.Method = "lab"


class Panel(Entry, frozen=True):
    """Markers; each may be absent."""

    retic_pct: Decimal | None = None
    ldh_u_l: Decimal | None = None
    bili_indirect_mg_dl: Decimal | None = None
    haptoglobin_mg_dl: Decimal | None = None
    dat: Literal["pos", "neg"] | None = None
    agglutination: Literal["present", "absent"] | None = None


class Dose(Entry, frozen=True):
    """One dose of an antibody."""

    drug: Text
    mg_kg: Decimal | None = None
    kind: Text | None = None


class Unit(Entry, frozen=True):
    """One blood product."""

    product: Text
    ml: Decimal


class Fluid(Entry, frozen=True):
    """One fluid."""

    ml: Decimal
    kind: c.FluidKind
    hours: Decimal = Decimal(1)


class Weight(Entry, frozen=True):
    """One weight."""

    kg: Decimal


class Draw(Entry, frozen=True):
    """One blood draw."""

    ml: Decimal


class Note(Entry, frozen=True):
    """One note."""

    kind: c.NoteKind


class Person(msgspec.Struct, frozen=True):
    """Who it is."""

    id: Text
    age_years: Decimal
    weight_kg: Decimal
    sex: Text = ""
    lln_g_dl: Decimal | None = None


class File(msgspec.Struct, frozen=True):
    """The whole file."""

    schema: Literal["hgb-review/1"]
    patient: Person
    hgb: list[Hgb]
    protocol: dict[str, object] = {}
    labs: list[Panel] = []
    doses: list[Dose] = []
    transfusions: list[Unit] = []
    fluids: list[Fluid] = []
    weights: list[Weight] = []
    blood_draws: list[Draw] = []
    notes: list[Note] = []


LIMITS = {
    "g_dl": (Decimal("0.1"), Decimal(400)),
    "age_years": (Decimal(0), Decimal(120)),
    "weight_kg": (Decimal(1), Decimal(300)),
    "kg": (Decimal(1), Decimal(300)),
    "lln_g_dl": (Decimal(5), Decimal(20)),
    "ml": (Decimal(0), Decimal(20000)),
    "hours": (Decimal(0), Decimal(240)),
    "mg_kg": (Decimal(0), Decimal(1000)),
    "retic_pct": (Decimal(0), Decimal(100)),
    "ldh_u_l": (Decimal(0), Decimal(100000)),
    "bili_indirect_mg_dl": (Decimal(0), Decimal(100)),
    "haptoglobin_mg_dl": (Decimal(0), Decimal(5000)),
}
"""What each number can be at all; beyond it the file is refused, never read around."""
LISTS = ("hgb", "labs", "doses", "transfusions", "fluids", "weights", "blood_draws", "notes")

_decoder = msgspec.json.Decoder(File)


def read_course(text: bytes) -> tuple[c.Course, tuple[str, ...]]:
    """The course in a file, and the lists in it that this program does not know."""
    if len(text) > LARGEST_FILE:
        raise Refused("hgb_too_long")
    try:
        file = _decoder.decode(text)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as why:
        raise Refused("hgb_not_readable", why=_plain(why)) from None
    _check_numbers(file.patient, "patient")
    for name in LISTS:
        _check_list(name, getattr(file, name))
    return _course(file), tuple(sorted(msgspec.json.decode(text).keys() - set(file.__struct_fields__)))


def _plain(why: Exception) -> str:
    text = str(why).rstrip(".").replace("`", '"')
    return text if len(text) <= 160 else text[:160] + "…"  # noqa: PLR2004 (short enough for one line)


def _check_list(name: str, entries: list[Entry]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused("hgb_too_many", key=name, most=MOST_ENTRIES)
    before: datetime | None = None
    for place, entry in enumerate(entries):
        where = f"{name}[{place}]"
        _check_numbers(entry, where)
        at = _moment(entry.time, where)
        if before is not None and at < before:
            raise Refused("hgb_not_sorted", key=where, time=entry.time)
        before = at


def _check_numbers(entry: msgspec.Struct, where: str) -> None:
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if isinstance(value, Decimal):
            low, high = LIMITS[name]
            if not value.is_finite() or not low <= value <= high:
                raise Refused("hgb_not_possible", key=f"{where}.{name}", value=str(value)[:40])


def _moment(time: str, where: str) -> datetime:
    try:
        return datetime.strptime(time, LOCAL).replace(tzinfo=UTC)
    except ValueError:
        raise Refused("hgb_not_time", key=where, time=time) from None


def _at(entry: Entry) -> datetime:
    return datetime.strptime(entry.time, LOCAL).replace(tzinfo=UTC)


def _course(file: File) -> c.Course:
    person = file.patient
    return c.Course(
        patient=person.id,
        age_years=person.age_years,
        weight_kg=person.weight_kg,
        sex=person.sex,
        lln_g_dl=person.lln_g_dl,
        hgb=tuple(c.HgbValue(_at(one), one.g_dl, one.method) for one in file.hgb),
        markers=tuple(_panel(one) for one in file.labs),
        doses=tuple(c.Dose(_at(one), one.drug, one.mg_kg, one.kind or "") for one in file.doses),
        units=tuple(c.Unit(_at(one), one.product, one.ml) for one in file.transfusions),
        fluids=tuple(c.Fluid(_at(one), one.ml, one.kind, one.hours) for one in file.fluids),
        weights=tuple(c.Weight(_at(one), one.kg) for one in file.weights),
        draws=tuple(c.Draw(_at(one), one.ml) for one in file.blood_draws),
        notes=tuple(c.Note(_at(one), one.kind) for one in file.notes),
    )


def _panel(one: Panel) -> c.Markers:
    return c.Markers(
        _at(one), one.retic_pct, one.ldh_u_l, one.bili_indirect_mg_dl, one.haptoglobin_mg_dl, one.dat,
        one.agglutination,
    )  # fmt: skip
