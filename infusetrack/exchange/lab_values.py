"""Texts of a laboratory's file as values: numbers, limits, words, times; each refusal names its place."""

import re
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal, InvalidOperation

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Beyond, LabValue
from infusetrack.domain.lab_analytes import WORDS, analyte_of
from infusetrack.exchange.lab_names import unit_spelled
from infusetrack.wording.translate import tr

LONGEST_NUMBER = 16
LONGEST_TEXT = 120
_NUMBER = re.compile(r"[0-9]{1,12}(?:[.][0-9]{1,6})?", re.ASCII)
_RANGE = re.compile(r"\s*([0-9.]+)\s*(?:-|\N{EN DASH}|to)\s*([0-9.]+)\s*", re.ASCII)
_HL7_TIME = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:(\d{2})(?:\.\d{1,4})?)?)?([+-]\d{4})?", re.ASCII
)
SIGNS: dict[str, Beyond] = {"<": "<", ">": ">", "<=": "<", ">=": ">", "": ""}
POSITIVE = ("pos", "positive", "reactive", "present", "1+", "2+", "3+", "4+", "weak")
NEGATIVE = ("neg", "negative", "absent", "nonreactive", "non-reactive", "0")


def refuse(where: str, why: str) -> Refused:
    """The refusal of a whole file, its place named."""
    return Refused("lab_file_line", where=where, why=why)


def number(text: str, where: str, what: str) -> Decimal:
    """A plain number with a point; anything else refuses the file."""
    plain = text.strip()
    if len(plain) > LONGEST_NUMBER or not _NUMBER.fullmatch(plain):
        raise refuse(where, tr("{what} is no number: {text}").format(what=what, text=plain[:LONGEST_NUMBER]))
    try:
        return Decimal(plain)
    except InvalidOperation as error:  # pragma: no cover (the pattern lets only numbers through)
        raise refuse(where, tr("{what} is no number").format(what=what)) from error


def limits(text: str, where: str) -> tuple[Decimal | None, Decimal | None]:
    """A range as it is printed: "11.5-15.5", "<1.2", ">60"; nothing for an empty one or for words."""
    plain = text.strip()
    found = _RANGE.fullmatch(plain)
    if found is not None:
        low, high = (number(part, where, tr("the limit")) for part in found.groups())
        if low > high:
            raise refuse(where, tr("the lower limit is above the upper one"))
        return low, high
    for sign in ("<=", ">=", "<", ">"):
        if plain.startswith(sign):
            edge = number(plain.removeprefix(sign), where, tr("the limit"))
            return (None, edge) if sign.startswith("<") else (edge, None)
    return None, None


def value(
    analyte: str, text: str, unit: str, edges: tuple[Decimal | None, Decimal | None], where: str
) -> LabValue:
    """One result; refuses the file for a unit that the analyte does not have, or what is no result."""
    if analyte_of(analyte).in_words:
        return _in_words(analyte, text, where)
    spelled = unit_spelled(unit, analyte)
    if not spelled:
        told = tr("{analyte} in the unit {unit} is not known here")
        raise refuse(where, told.format(analyte=analyte, unit=unit[:20] or tr("(none)")))
    plain = text.strip()
    sign = next((one for one in ("<=", ">=", "<", ">") if plain.startswith(one)), "")
    amount = number(plain.removeprefix(sign), where, analyte)
    low, high = edges
    if low is not None and high is not None and low > high:
        raise refuse(where, tr("the lower limit is above the upper one"))
    return LabValue(analyte, amount, spelled, low, high, SIGNS[sign])


def _in_words(analyte: str, text: str, where: str) -> LabValue:
    plain = text.strip()
    words = plain.casefold()
    if any(words.startswith(one) for one in NEGATIVE):
        return LabValue(analyte, Decimal(0), WORDS, text=plain[:LONGEST_TEXT])
    if any(words.startswith(one) for one in POSITIVE):
        return LabValue(analyte, Decimal(1), WORDS, text=plain[:LONGEST_TEXT])
    raise refuse(where, tr("{analyte} is neither positive nor negative").format(analyte=analyte))


def day(text: str, where: str) -> date | None:
    """A date, 2020-03-14 or 20200314; None for an empty one."""
    plain = text.strip()
    if not plain:
        return None
    try:
        return date.fromisoformat(plain[:10] if "-" in plain else f"{plain[:4]}-{plain[4:6]}-{plain[6:8]}")
    except ValueError as error:
        raise refuse(where, tr("{text} is no date like 2020-03-14").format(text=plain[:20])) from error


def moment(text: str, zone: tzinfo, where: str) -> datetime | None:
    """A time in ISO form or as HL7 writes it; without an offset it is the site's. None for an empty one."""
    plain = text.strip()
    if not plain:
        return None
    told = _HL7_TIME.fullmatch(plain)
    try:
        found = _hl7_moment(told) if told else datetime.fromisoformat(plain)
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise refuse(where, tr("{text} is no time like 2026-11-24 06:35").format(text=plain[:25])) from error


def _hl7_moment(told: "re.Match[str]") -> datetime:
    year, month, dom, hour, minute, second, offset = told.groups()
    if hour is None:
        raise ValueError(told[0])
    text = f"{year}-{month}-{dom}T{hour}:{minute}:{second or '00'}"
    return datetime.fromisoformat(text + (f"{offset[:3]}:{offset[3:]}" if offset else ""))
