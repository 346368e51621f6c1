"""The proof at the end of a whole chart: its chain of hashes, what paper says of it, what was changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.record import Line
from infusetrack.reports.chart_lines import done
from infusetrack.reports.context import PatientContext, offset_words
from infusetrack.reports.flow import Strip, gap, text_strip
from infusetrack.reports.style import QUIET, SMALL, STRONG
from infusetrack.reports.table import Cell, CellLike, Column, heading, long_table, table, wide_fact
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


@dataclass(frozen=True, slots=True)
class Seal:
    """What the program found when it verified this chart's chain with the record's key."""

    at: datetime
    faults: tuple[str, ...] = ()
    """A sentence for each fault; empty when the chain is whole."""


def proof(context: PatientContext, seal: Seal | None) -> list[Strip]:
    """Whether the chain of hashes is whole, and the end of it, in full."""
    chart, regimen, room = context.chart, context.regimen, context.room
    told = tr("{id}, version {version}, SHA-256 {digest}").format(
        id=regimen.id, version=regimen.version, digest=regimen.digest
    )
    strips = [heading(tr("The record and its seal"), room)]
    strips += wide_fact(tr("Hash at the last entry"), chart.tip, room)
    strips += wide_fact(tr("Numbers, links"), Cell(_links(context), STRONG), room)
    strips += wide_fact(tr("Sealed hashes"), tuple(Cell(one, STRONG) for one in _sealed(context, seal)), room)
    strips += wide_fact(tr("Regimen file"), told, room)
    clock = tr("24-hour clock of {zone}").format(zone=offset_words(context.zone, context.printing.at))
    return strips + wide_fact(tr("Times"), clock, room)


def _links(context: PatientContext) -> str:
    broken = list(_broken(context.chart.lines))
    if not broken:
        return tr("Whole: no number is missing, and each line holds the hash of the line before it.")
    listed = ", ".join(str(seq) for seq in broken)
    return tr("NOT WHOLE: the chain breaks before entry {listed}.").format(listed=listed)


def _broken(lines: tuple[Line, ...]) -> Iterator[int]:
    seq, before = 0, ""
    for line in lines:
        if line.seq != seq + 1 or line.previous_hash != before:
            yield line.seq
        seq, before = line.seq, line.hash


def _sealed(context: PatientContext, seal: Seal | None) -> tuple[str, ...]:
    if seal is None:
        return (tr("Not verified for this print. Run infusetrack verify beside it."),)
    at = figures.moment(seal.at, context.zone)
    if seal.faults:
        return (tr("NOT WHOLE, verified {at}:").format(at=at), *seal.faults)
    return (tr("Whole: each hash was computed again with the record's key, {at}.").format(at=at),)


def audit(context: PatientContext) -> Iterator[Strip]:
    """What was changed, and what was printed and whether paper and record agree."""
    yield gap()
    yield heading(tr("Changed, struck out and late entries"), context.room)
    yield from _changes(context)
    yield gap()
    yield heading(tr("Paper made from this record"), context.room)
    yield from _prints(context)


def _changes(context: PatientContext) -> Iterator[Strip]:
    columns = (
        Column(tr("Entry"), 0.08),
        Column(tr("What was done"), 0.22, face=STRONG),
        Column(tr("By"), 0.10),
        Column(tr("Written"), 0.19),
        Column(tr("Reason"), 0.41),
    )
    found = [line for line in context.chart.lines if line.amends is not None or line.is_late]
    if not found:
        none = tr("Nothing: every entry was written within 15 min and stands as first written.")
        yield from text_strip(none, context.room, QUIET)
        return
    yield from long_table(columns, (_change(context, line) for line in found), context.room)


def _change(context: PatientContext, line: Line) -> tuple[CellLike, ...]:
    at = figures.moment(line.written_at, context.zone)
    return (str(line.seq), done(line), line.by, at, line.reason or "")


def _prints(context: PatientContext) -> Iterator[Strip]:
    columns = (
        Column(tr("Entry"), 0.08),
        Column(tr("Document"), 0.28),
        Column(tr("By"), 0.10),
        Column(tr("When"), 0.19),
        Column(tr("Its hash, and the place of that in this record"), 0.35),
    )
    seals = {line.hash: line.seq for line in context.chart.lines}
    rows = [_print(context, line, seals) for line in context.of_kind(DocumentPrinted)]
    none = (("", tr("Nothing was printed."), "", "", ""),)
    yield from table(columns, rows or none, context.room)


def _print(context: PatientContext, line: Line, seals: dict[str, int]) -> tuple[CellLike, ...]:
    event = line.event
    assert isinstance(event, DocumentPrinted)  # noqa: S101 (asked for by kind)
    at = figures.moment(line.written_at, context.zone)
    told = tr("{day} {document}, document {id}").format(
        day=event.day, document=event.document, id=event.document_id
    )
    seq = seals.get(event.tip)
    agrees = tr("NOT IN THIS RECORD") if seq is None else tr("entry {seq}").format(seq=seq)
    return (str(line.seq), told.strip(), line.by, at, (Cell(agrees), Cell(event.tip, SMALL)))
