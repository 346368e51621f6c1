"""Limits and doses in force, from the same functions as the screen: pressure, stop rules, hemoglobin, drugs."""

from collections.abc import Iterator

from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.hypotension import Definition
from infusetrack.domain.labs import HEMOGLOBIN, latest
from infusetrack.domain.limits import limit_at
from infusetrack.domain.pressure import pressure_ground
from infusetrack.domain.reaction_bars import told_for_later
from infusetrack.domain.reactions import of_day
from infusetrack.domain.regimen import HoldRule
from infusetrack.domain.release import years_old
from infusetrack.domain.restart import advise
from infusetrack.domain.vitals_limits import bounds
from infusetrack.reports.downtime_context import DowntimeContext
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import FINE, STRONG
from infusetrack.reports.table import Cell, CellLike, Column, heading, table, wide_fact
from infusetrack.wording import figures
from infusetrack.wording.emergency import dose_detail, dose_words
from infusetrack.wording.limits import BROKEN
from infusetrack.wording.pressure import NAMES, baseline_words
from infusetrack.wording.reactions import later_words, rise_words
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.vitals import field_words

ACTIONS = {
    "stop": mark("STOP limit"),
    "alert": mark("tell the prescriber"),
    "gate": mark("gate before the start"),
}


def limits(context: DowntimeContext) -> list[Strip]:
    """The limits of this patient on this day, each with what it asks and its source."""
    columns = (
        Column(tr("What"), 0.15, face=STRONG),
        Column(tr("Limit"), 0.15, face=STRONG),
        Column(tr("Rule"), 0.38),
        Column(tr("Kind"), 0.17),
        Column(tr("Origin"), 0.15, face=FINE),
    )
    rows = [*_vital_rows(context), *_hemoglobin_rows(context)]
    title = heading(tr("Limits in force"), context.room, tr("the prescriber decides"))
    strips = [title, *_pressure(context), *table(columns, rows, context.room), *_hemoglobin(context)]
    return [*strips, *_first_doses(context), *_reactions(context), gap(6)]


def _first_doses(context: DowntimeContext) -> list[Strip]:
    """The first dose of the emergency card; the others stand on the reaction sheet."""
    if not context.emergency:
        told = tr("no weight on record for this day: weigh, ask, write it here: ____")
        return wide_fact(tr("Emergency"), Cell(told, STRONG), context.room)
    first = context.emergency[0]
    told = f"{first.drug.name} {dose_words(first)} {first.drug.route} · {dose_detail(first)}"
    return wide_fact(tr("Emergency"), Cell(told, STRONG), context.room)


def _pressure(context: DowntimeContext) -> list[Strip]:
    ground = pressure_ground(context.chart, context.regimen, context.label, context.now, zone=context.zone)
    judged = ground.judge(None, symptoms=False)
    limit = judged.limits.highest
    if limit is None:
        told = tr("no limit is known for this age: ask the prescriber and write it here: ____ mmHg")
        return wide_fact(tr("Low pressure"), Cell(told, STRONG), context.room)
    words = tr("SBP under {limit} mmHg, or signs of a low pressure; {baseline}").format(
        limit=figures.trimmed(limit, 1), baseline=baseline_words(ground, context.zone)
    )
    if judged.limits.watch is not None:
        words += tr("; look closer under {watch}").format(watch=figures.trimmed(judged.limits.watch, 1))
    strips = wide_fact(tr("Low pressure"), Cell(words, STRONG), context.room)
    return [*strips, *wide_fact(tr("By definition"), _definitions(judged.definitions), context.room)]


def _definitions(found: tuple[Definition, ...]) -> str:
    told = []
    for one in found:
        name = translated(NAMES[one.key])
        limit = tr("no limit") if one.limit is None else figures.trimmed(one.limit, 1)
        told.append(
            tr("{name} under {limit}").format(name=name, limit=limit) if one.limit else f"{name}: {limit}"
        )
    return " · ".join(told)


def _vital_rows(context: DowntimeContext) -> Iterator[tuple[CellLike, ...]]:
    local = context.now.astimezone(context.zone)
    for bound in bounds(context.chart, context.regimen, context.label, local):
        past = translated(BROKEN[bound.rule.comparison]).format(limit=figures.trimmed(bound.limit, 1))
        yield _row(field_words(bound.key), past, bound.rule)


def _row(what: str, past: str, rule: HoldRule) -> tuple[CellLike, ...]:
    sure = (
        rule.limit.origin
        if rule.limit.verified
        else tr("{origin}, not verified").format(origin=rule.limit.origin)
    )
    return what, past, rule.words, translated(ACTIONS[rule.action]), str(sure)


def _hemoglobin_rows(context: DowntimeContext) -> Iterator[tuple[CellLike, ...]]:
    key, years = context.view.key, years_old(context.chart, context.now.astimezone(context.zone))
    for rule in context.regimen.holds_on(key.cycle, key.day):
        if rule.parameter.startswith(HEMOGLOBIN):
            limit = f"{figures.trimmed(limit_at(rule, years), 1)} {rule.limit.unit}"
            what = tr("Hgb") if rule.parameter == HEMOGLOBIN else tr("Hgb fall")
            yield _row(what, translated(BROKEN[rule.comparison]).format(limit=limit), rule)


def _hemoglobin(context: DowntimeContext) -> list[Strip]:
    last = latest(context.chart, HEMOGLOBIN, before=context.now)
    if last is None:
        told = tr("no hemoglobin on record: write the next one here: ____ g/dL at ____")
    else:
        told = tr("{value} g/dL drawn {at}; CTCAE grade 3 under {grade}").format(
            value=figures.fixed(last.canonical),
            at=figures.moment(last.drawn_at, context.zone),
            grade=figures.fixed(NUMBERS["grade_3"].value),
        )
    return wide_fact(tr("Last Hgb"), Cell(told, STRONG), context.room)


def _reactions(context: DowntimeContext) -> list[Strip]:
    """What the rules say after this day's reactions and those of earlier days."""
    told: list[str] = []
    for one in of_day(context.chart, context.label):
        advice = advise(context.chart, context.regimen, one, context.now)
        told += [f"{rule.rule.told}: {rule.words}" for rule in advice.applied]
        told += [rise_words(rise, context.now, context.zone) for rise in advice.rises]
        if advice.is_barred:
            told.append(tr("The rules say: never again."))
    later = told_for_later(context.chart, context.regimen, context.label, context.now)
    told += [later_words(one) for one in later]
    if not told:
        return []
    unique = tuple(Cell(words) for words in dict.fromkeys(told))
    return wide_fact(tr("After a reaction"), unique, context.room)
