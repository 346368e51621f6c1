"""Infusion reactions on paper: each on its own lines, with the restart that two people checked."""

from infusetrack.domain.reaction_history import fingerprint
from infusetrack.domain.reactions import Reaction, of_day
from infusetrack.reports.context import DayContext
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import STRONG
from infusetrack.reports.table import Cell, CellLike, Column, heading, table
from infusetrack.wording import figures
from infusetrack.wording.events_names import names_of
from infusetrack.wording.reaction_lines import fingerprint_words
from infusetrack.wording.reactions import rate_words
from infusetrack.wording.translate import tr


def day_reactions(context: DayContext) -> list[Strip]:
    """One row a reaction; nothing on a day without one."""
    found = of_day(context.chart, context.label)
    if not found:
        return []
    columns = (Column(tr("Began"), 0.10), Column(tr("What happened"), 0.62), Column(tr("Restart"), 0.28))
    title = heading(tr("Infusion reactions"), context.room)
    return [gap(), title, *table(columns, [_row(context, one) for one in found], context.room)]


def _row(context: DayContext, reaction: Reaction) -> tuple[CellLike, ...]:
    names = names_of(context.regimen)
    told = fingerprint_words(fingerprint(context.chart, reaction), names, context.zone)
    who = tr("noted by {badge}").format(badge=reaction.by)
    note = [reaction.note] if reaction.note else []
    return (
        Cell(figures.clock(reaction.at, context.zone), STRONG),
        " · ".join((told, *note, who)),
        restart_words(reaction),
    )


def restart_words(reaction: Reaction) -> str:
    """The prescriber's rate, a decision against the rule, and the two who checked it."""
    restart = reaction.restart
    if restart is None:
        return tr("none ordered")
    order = restart.order
    told = [
        tr("{rate}, ordered by {who}").format(rate=rate_words(order.rate_ml_h, None), who=order.prescriber)
    ]
    if order.override_by:
        told.append(
            tr("against the rule, decided by {who}: {why}").format(
                who=order.override_by, why=order.override_reason
            )
        )
    if restart.checked_at is not None and restart.first is not None and restart.second is not None:
        told.append(tr("checked by {one} and {two}").format(one=restart.first.by, two=restart.second.by))
    else:
        told.append(tr("not checked by two"))
    return " · ".join(told)
