"""Laboratory results from HL7 v2 files: ORU^R01 messages, one or more in a file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any

from infusetrack.domain.events import LabValue
from infusetrack.domain.lab_import import Report, Whose
from infusetrack.exchange import lab_values as read
from infusetrack.exchange.lab_names import analyte_named
from infusetrack.wording.translate import tr

MESSAGES_MOST, SEGMENTS_MOST, SEGMENT_LONGEST = 200, 3000, 4000
FINAL = frozenset({"", "F", "C"})
"""Result states that count: final and corrected. Preliminary and withdrawn ones are told as left out."""
BROKEN = (ValueError, IndexError, KeyError, TypeError, AttributeError, AssertionError, RuntimeError)
"""All that reading a text which only looks like HL7 was seen to raise, beside the library's own."""
NUMBERS = frozenset({"NM", "SN", "ST", "CE", "CWE", "TX", "FT", ""})


@dataclass
class _Panel:
    """What the segments after one OBR have told so far."""

    where: str
    drawn_at: datetime | None
    resulted_at: datetime | None
    number: str
    values: list[LabValue] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    laboratory: str = ""


@dataclass
class _Message:
    """The place in the file, the sender, whose it is, and the panels."""

    place: int
    sender: str
    whose: Whose | None = None
    panels: list[_Panel] = field(default_factory=list)


def read_hl7(name: str, text: str, zone: tzinfo) -> tuple[Report, ...]:
    """All panels of a file; refuses it whole, with message and segment named, where one cannot be read."""
    found: list[Report] = []
    for place, message in enumerate(_messages(text), start=1):
        found += _reports(name, _walked(message, place, zone))
    return tuple(found)


def _messages(text: str) -> Iterator[str]:
    lines = [line for line in text.replace("\r\n", "\r").replace("\n", "\r").split("\r") if line.strip()]
    if len(lines) > SEGMENTS_MOST:
        raise read.refuse(tr("the file"), tr("more than {most} segments").format(most=SEGMENTS_MOST))
    message: list[str] = []
    count = 0
    for at, line in enumerate(lines, start=1):
        where = tr("line {line}").format(line=at)
        if len(line) > SEGMENT_LONGEST:
            raise read.refuse(where, tr("longer than any line of results"))
        if line.startswith("MSH"):
            if message:
                yield "\r".join(message)
            count += 1
            message = []
        elif not message and not line.startswith(("FHS", "BHS")):
            raise read.refuse(where, tr("it does not begin with MSH"))
        if count > MESSAGES_MOST:
            raise read.refuse(where, tr("more than {most} messages").format(most=MESSAGES_MOST))
        if not line.startswith(("FHS", "BHS", "BTS", "FTS")):
            message.append(line)
    if message:
        yield "\r".join(message)


def _walked(text: str, place: int, zone: tzinfo) -> _Message:
    import hl7  # noqa: PLC0415 (fetched with the first file)

    where = tr("message {place}, MSH").format(place=place)
    try:
        parsed = hl7.parse(text)
    except (hl7.HL7Exception, *BROKEN) as error:
        raise read.refuse(where, tr("it is no HL7 message")) from error
    if _at(parsed[0], 9, 1) != "ORU" or _at(parsed[0], 9, 2) not in {"R01", ""}:
        raise read.refuse(where, tr("it is no result message (ORU^R01)"))
    told = _Message(place, _at(parsed[0], 4, 1))
    for at, segment in enumerate(parsed, start=1):
        kind = str(segment[0])
        _take(told, kind, segment, tr("message {place}, {kind} in line {line}").format(
            place=place, kind=kind[:3], line=at), zone)  # fmt: skip
    return told


def _take(told: _Message, kind: str, segment: Any, where: str, zone: tzinfo) -> None:
    match kind:
        case "PID":
            if told.whose is not None:
                raise read.refuse(where, tr("a second patient in one message"))
            told.whose = _whose(segment, where)
        case "OBR":
            number = _at(segment, 3, 1) or _at(segment, 2, 1)
            drawn, resulted = (read.moment(_at(segment, place), zone, where) for place in (7, 22))
            told.panels.append(_Panel(where, drawn, resulted, number))
        case "OBX":
            if not told.panels:
                raise read.refuse(where, tr("a result before its order (OBR)"))
            _result(told.panels[-1], segment, where, zone)
        case "NTE":
            if told.panels and _at(segment, 3):
                told.panels[-1].notes.append(_at(segment, 3)[: read.LONGEST_TEXT])
        case _:
            return


def _whose(segment: Any, where: str) -> Whose:
    """PID-3 may repeat: the first is the study's number, the next the hospital's; PID-2 is an older place."""
    numbers = [text for text in (*_repeated(segment, 3), _at(segment, 2, 1)) if text]
    born: date | None = read.day(_at(segment, 7), where)
    return Whose(numbers[0] if numbers else "", numbers[1] if len(numbers) > 1 else "", born)


def _result(panel: _Panel, segment: Any, where: str, zone: tzinfo) -> None:
    code, name, other = (_at(segment, 3, part) for part in (1, 2, 4))
    analyte = analyte_named(code, other, name)
    state, kind = _at(segment, 11), _at(segment, 2)
    if not analyte or state not in FINAL or kind not in NUMBERS:
        panel.left.append((name or code)[:40])
        return
    if any(one.analyte == analyte for one in panel.values):
        raise read.refuse(where, tr("{analyte} stands twice in one panel").format(analyte=analyte))
    text = "".join(_at(segment, 5, part) for part in (1, 2)) if kind == "SN" else _at(segment, 5, 1)
    unit = _at(segment, 6, 1)
    panel.values.append(read.value(analyte, text, unit, read.limits(_at(segment, 7), where), where))
    panel.drawn_at = panel.drawn_at or read.moment(_at(segment, 14), zone, where)
    panel.laboratory = panel.laboratory or _at(segment, 23, 1) or _at(segment, 15, 2)


def _repeated(segment: Any, place: int) -> list[str]:
    try:
        return [str(one[0]).strip() if len(one) else "" for one in segment(place)]
    except (IndexError, KeyError, TypeError):
        return []


def _at(segment: Any, place: int, part: int = 1) -> str:
    """One component of the first repetition of a field; empty where it is not there."""
    try:
        found = segment(place)(1)
        if isinstance(found, str):
            return found.strip() if part == 1 else ""
        component = found(part)
    except (IndexError, KeyError, TypeError):
        return ""
    return str(component).strip()


def _reports(name: str, told: _Message) -> Iterator[Report]:
    """The panels with values; what the others hold, such as preliminary results, is told with the first."""
    taken = [panel for panel in told.panels if panel.values]
    empty = [test for panel in told.panels if not panel.values for test in panel.left]
    for panel in taken:
        panel.left += empty
        empty = []
        if told.whose is None:
            raise read.refuse(panel.where, tr("nobody is named (PID)"))
        if panel.drawn_at is None:
            raise read.refuse(panel.where, tr("the time of the draw is empty"))
        yield Report(
            name, panel.where, told.whose, panel.drawn_at, tuple(panel.values), panel.number,
            panel.laboratory or told.sender, panel.resulted_at, " ".join(panel.notes)[:500], tuple(panel.left),
        )  # fmt: skip
