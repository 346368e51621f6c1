"""What each kind of paper line has in its columns, and how the typed words become a fact."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from infusetrack.domain.back_events import Ground, PumpLine, drug_event, pump_event
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DrugGiven, Event, FluidCounted, NoteWritten, VitalsTaken
from infusetrack.ui.widgets.reading import Limits, read_number
from infusetrack.wording.back_entry import ACTS
from infusetrack.wording.support_words import FLUIDS
from infusetrack.wording.translate import mark, tr, translated

WAYS: Mapping[str, str] = {"in": mark("in"), "out": mark("out")}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its marked title, how many letters it holds at least; what is left is shared so."""

    key: str
    title: str
    letters: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of line; `read` makes the fact of a line's words or refuses. `rows` stand there at once."""

    key: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    read: Callable[["Reader", Ground], Event]
    rows: int = 1


class Reader:
    """The words of one line; `at` is the column that was read last, to be marked where it is refused."""

    def __init__(self, texts: Mapping[str, str], titles: Mapping[str, str]) -> None:
        """`titles` name the columns in a refusal."""
        self._texts, self._titles = texts, titles
        self.at = ""

    def text(self, key: str) -> str:
        """What stands there, without blanks around it."""
        self.at = key
        return " ".join(self._texts.get(key, "").split())

    def needed(self, key: str) -> str:
        """The same; refuses an empty box."""
        text = self.text(key)
        if not text:
            raise Refused("field_empty", field=self._titles[key])
        return text

    def number(self, key: str, decimals: int = 2) -> Decimal | None:
        """A number; None for an empty box."""
        text = self.text(key)
        return read_number(text, Limits(None, None, decimals)) if text else None

    def whole(self, key: str) -> int | None:
        """A whole number; None for an empty box."""
        value = self.number(key, 0)
        return None if value is None else int(value)

    def word(self, key: str, known: Mapping[str, str]) -> str:
        """The key of the one word that begins so; refuses one that none or several do."""
        typed = self.needed(key).casefold()
        words = {name: translated(told) for name, told in known.items()}
        found = [name for name, told in words.items() if told.casefold().startswith(typed)]
        exact = [name for name, told in words.items() if told.casefold() == typed]
        if len(exact or found) != 1:
            raise Refused("paper_word", text=typed, known=", ".join(words.values()))
        return (exact or found)[0]


def _vitals(line: Reader, ground: Ground) -> Event:
    high, low = _pressure(line)
    return VitalsTaken(
        ground.label,
        temperature_c=line.number("temperature_c", 1),
        heart_rate=line.whole("heart_rate"),
        respiratory_rate=line.whole("respiratory_rate"),
        sbp=high,
        dbp=low,
        spo2=line.whole("spo2"),
        pain=line.whole("pain"),
        sedation=line.text("sedation"),
    )


def _pressure(line: Reader) -> tuple[int | None, int | None]:
    """98/56 or 98 56; the first alone is systolic."""
    parts = line.text("bp").replace("/", " ").split()
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 2:  # noqa: PLR2004 (two numbers)
        raise Refused("paper_pressure")
    numbers = [int(part) for part in parts]
    return (numbers[0] if numbers else None, numbers[1] if len(numbers) > 1 else None)


def _pump(line: Reader, ground: Ground) -> Event:
    act = line.word("act", ACTS)
    ordered, why = line.text("ordered_by"), line.text("why")
    return pump_event(ground, PumpLine(act, line.number("rate"), why, ordered))


def _drug(line: Reader, ground: Ground) -> Event:
    drug, unit, route = line.needed("drug"), line.needed("unit"), line.needed("route")
    ordered, why = line.text("ordered_by"), line.text("why")
    line.needed("dose")
    dose = line.number("dose", 3) or Decimal(0)
    return drug_event(ground, DrugGiven(ground.label, "", drug, dose, unit, route, ordered_by=ordered), why)


def _fluid(line: Reader, ground: Ground) -> Event:
    way = line.word("way", WAYS)
    typed = line.needed("what")
    known = {words.casefold(): key for key, words in _known_fluids(way)}
    line.needed("ml")
    ml = line.number("ml", 1) or Decimal(0)
    fact = known.get(typed.casefold(), typed)
    return FluidCounted(ground.label, "in" if way == "in" else "out", fact, ml, line.text("why"))


def _known_fluids(way: str) -> list[tuple[str, str]]:
    return [(key, translated(words)) for key, words in FLUIDS["in" if way == "in" else "out"]]


def _note(line: Reader, ground: Ground) -> Event:
    return NoteWritten(ground.label, line.needed("words"))


KINDS: tuple[Kind, ...] = (
    Kind(
        "vitals",
        mark("Vital signs"),
        mark("boxes that are empty on the paper stay empty"),
        (
            Column("temperature_c", mark("Temp °C"), 4),
            Column("heart_rate", mark("HR"), 3),
            Column("respiratory_rate", mark("RR"), 3),
            Column("bp", mark("BP"), 6),
            Column("spo2", mark("SpO₂"), 3),
            Column("pain", mark("Pain"), 2),
            Column("sedation", mark("POSS"), 2),
        ),
        _vitals,
        rows=2,
    ),
    Kind(
        "pump",
        mark("At the pump"),
        mark("rate, pause, resume, stop or empty: the first letters are enough"),
        (
            Column("act", mark("Act"), 6),
            Column("rate", mark("mL/h"), 5),
            Column("why", mark("Why"), 14),
            Column("ordered_by", mark("Ordered by"), 5),
        ),
        _pump,
    ),
    Kind(
        "drugs",
        mark("Drugs"),
        mark("why: what it was given for, or whose order"),
        (
            Column("drug", mark("Drug"), 8),
            Column("dose", mark("Dose"), 4),
            Column("unit", mark("Unit"), 3),
            Column("route", mark("Route"), 4),
            Column("why", mark("Why"), 6),
            Column("ordered_by", mark("Ordered by"), 5),
        ),
        _drug,
    ),
    Kind(
        "fluids",
        mark("Fluids"),
        mark("in or out; the antibody, its flush and hydration count themselves"),
        (
            Column("way", mark("In, out"), 4),
            Column("what", mark("What"), 12),
            Column("ml", mark("mL"), 5),
            Column("why", mark("Note"), 12),
        ),
        _fluid,
    ),
    Kind(
        "notes",
        mark("Notes"),
        mark("what no other line says"),
        (Column("words", mark("Note"), 30),),
        _note,
    ),
)
"""The kinds of lines in the order of the form."""


def titles_of(kind: Kind) -> dict[str, str]:
    """The columns' names in the person's language."""
    told = {column.key: translated(column.title) for column in kind.columns}
    return {"line": tr("line #"), "time": tr("time"), **told, "by": tr("by")}
