"""Documents of every kind, written without a window."""

from argparse import Namespace
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, cast

from infusetrack.cli.opening import Reader, reading
from infusetrack.domain.errors import Refused
from infusetrack.places import Places
from infusetrack.preferences import Preferences, read_preferences
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infusetrack.app.wanting import Files
    from infusetrack.domain.chart import Chart
    from infusetrack.domain.record import Line
    from infusetrack.reports.catalogue import Kind, Wanted
    from infusetrack.reports.context import Printing
    from infusetrack.reports.style import CodeKind, LabelForm, Paper


EVERYBODY = "all"
"""In the place of a study number: everybody who sits in a chair."""
SAYS_WHICH = {"day": "day", "cycle": "cycle", "print": "of"}
"""By what a kind is about: the option that names it."""


def write_report(words: Namespace) -> int:
    """Write one document as a PDF; refuses a patient, day or moment that is not there."""
    from infusetrack.devices.paper import write_whole
    from infusetrack.reports.catalogue import KINDS

    _fit(words, KINDS[words.kind])
    with reading(Places.of(words.data)) as record:
        pdf = _everybodys(words, record) if words.patient == EVERYBODY else _patients(words, record)
    write_whole(pdf, words.out, replace=words.replace)
    print(words.out)
    return 0


def _fit(words: Namespace, kind: "Kind") -> None:
    """Refuse an option that this kind would not heed: another document would come than was asked for."""
    heeded = {SAYS_WHICH.get(kind.needs), "day" if kind.needs == "cycle" else None}
    for option in SAYS_WHICH.values():
        if getattr(words, option) is not None and option not in heeded:
            raise Refused("option_not_heeded", option=f"--{option}", document=kind.title)
    if kind.needs == "print" and not words.of:
        raise Refused("print_not_named", document=kind.title)


def _patients(words: Namespace, record: Reader) -> bytes:
    from infusetrack.reports.catalogue import KINDS

    kind, printing = KINDS[words.kind], _printing(words, record.zone)
    return kind.write(_wanted(words, record, words.patient, printing), None)


def _everybodys(words: Namespace, record: Reader) -> bytes:
    from infusetrack.app.wanting import site_at
    from infusetrack.reports.catalogue import KINDS

    kind, printing = KINDS[words.kind], _printing(words, record.zone)
    seats = sorted(site_at(record.site, printing).seats.items())
    if kind.write_all is None:
        raise Refused("not_for_all", document=kind.title)
    if not seats:
        raise Refused("nobody_seated")
    return kind.write_all([_wanted(words, record, seat.study_id, printing, seat.day) for _, seat in seats])


def _printing(words: Namespace, zone: tzinfo) -> "Printing":
    from infusetrack.devices.clock import SystemClock
    from infusetrack.reports.context import Printing

    now, chosen = SystemClock().now(), _chosen(words)
    return Printing(
        now if words.as_of is None else _as_of(words.as_of, zone, now),
        tr("command line"),
        zone,
        cast("Paper", chosen.paper),
        as_of=words.as_of is not None,
        labels=cast("LabelForm", chosen.labels),
        codes=cast("CodeKind", chosen.codes),
    )


def _chosen(words: Namespace) -> Preferences:
    """Paper, labels and codes as they were asked for, else as the station prefers them."""
    asked = {key: value for key in ("paper", "labels", "codes") if (value := getattr(words, key))}
    return read_preferences(Places.of(words.data).preferences).with_valid(asked)


def _as_of(text: str, zone: tzinfo, now: datetime) -> datetime:
    from infusetrack.cli.as_of import read_as_of
    from infusetrack.wording import figures

    try:
        return read_as_of(text, zone, now)
    except Refused as error:
        at = error.facts.get("at")
        if isinstance(at, datetime):
            error.facts["at"] = figures.moment(at, zone)
        raise


def _wanted(words: Namespace, record: Reader, study_id: str, printing: "Printing", day: str = "") -> "Wanted":
    from infusetrack.app.wanting import chart_and_rules, site_at, sources_of
    from infusetrack.reports.catalogue import KINDS, Wanted

    site = site_at(record.site, printing)
    chart, regimen = chart_and_rules(_known(record.lines(study_id), study_id, printing), site)
    sources = sources_of(_files(Places.of(words.data)), site, chart, printing)
    return Wanted(chart, regimen, printing, day or _label(words, KINDS[words.kind], chart), sources)


def _files(places: Places) -> "Files":
    from infusetrack.app.wanting import Files
    from infusetrack.cli.records import key_of

    return Files(places.record, key_of(places), places.ctcae)


def _known(lines: "Sequence[Line]", study_id: str, printing: "Printing") -> "tuple[Line, ...]":
    from infusetrack.domain.known import known_at
    from infusetrack.wording import figures

    known = known_at(lines, printing.at)
    if not known:
        at, first = (figures.moment(one, printing.zone) for one in (printing.at, lines[0].written_at))
        raise Refused("not_known_then", study_id=study_id, at=at, first=first)
    return known


def _label(words: Namespace, kind: "Kind", chart: "Chart") -> str:
    if kind.needs == "print":
        return str(words.of or "")
    if kind.needs == "cycle" and words.cycle is not None:
        return _begun(_cycle(words.cycle), chart)
    return kind.label(chart, words.day or "")


def _begun(cycle: str, chart: "Chart") -> str:
    from infusetrack.reports.catalogue import cycle_of

    if not any(cycle_of(label) == cycle for label in chart.days):
        raise Refused("cycle_not_begun", cycle=cycle)
    return cycle


def _cycle(text: str) -> str:
    """C2 of 2, c2 or C2; P-C1 as it is."""
    from infusetrack.domain.cycle_day import LABEL

    typed = text.strip().upper()
    label = f"C{typed}" if typed.isdecimal() else typed
    if LABEL.fullmatch(f"{label}D1") is None:
        raise Refused("no_such_cycle", text=text)
    return label
