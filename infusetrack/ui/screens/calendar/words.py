"""What the calendar says: a day in one sentence, a cycle's line, what lies between cycles."""

from datetime import date

from infusetrack.domain.calendar import Calendar
from infusetrack.domain.calendar_state import DayCell
from infusetrack.domain.cycle_rows import CycleRow
from infusetrack.domain.errors import Refused
from infusetrack.domain.regimen import Regimen
from infusetrack.wording import figures
from infusetrack.wording.calendar_days import STATES
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr, translated


def agent_names(regimen: Regimen, agents: tuple[str, ...]) -> str:
    """Drugs by their names, joined."""
    return ", ".join(regimen.agents[agent].name for agent in agents)


def cell_words(regimen: Regimen, cell: DayCell, today: date) -> str:
    """C1D3, Tue 24 Nov 2026, dinutuximab, running, today."""
    state = translated(STATES[cell.state])
    if cell.scheduled != cell.on:
        state = tr("{state} from {on}").format(state=state, on=figures.weekday(cell.scheduled))
    parts = [
        cell.key.label,
        f"{figures.DAYS[cell.on.weekday()]} {figures.day(cell.on)}",
        agent_names(regimen, cell.agents),
        state,
        cell.why,
        tr("today") if cell.on == today else "",
    ]
    return ", ".join(part for part in parts if part)


def row_title(row: CycleRow) -> str:
    """Cycle 2, or the cycle's number counted anew after surgery."""
    if row.post_surgery:
        return tr("After surgery, cycle {cycle}").format(cycle=row.cycle)
    return tr("Cycle {cycle}").format(cycle=row.cycle)


def row_line(row: CycleRow, today: date) -> str:
    """What stands below a cycle's title: today's day, or when it begins and how much later."""
    if row.starts <= today <= row.last_date:
        number = (today - row.starts).days + 1
        return tr("{on} is D{day}").format(on=_short(today), day=number)
    words = tr("from {on}").format(on=_short(row.starts))
    if row.shifted_by:
        words += tr(", {days} days later").format(days=row.shifted_by)
    return words


def _short(on: date) -> str:
    return f"{on.day} {figures.MONTHS[on.month - 1]}"


def head_line(calendar: Calendar, today: date) -> str:
    """C1D1 was Sun 22 Nov 2026 · 21-day cycles, up to 12."""
    first = calendar.rows[0].starts
    begun = tr("C1 D1 was {on}") if first < today else tr("C1 D1 is {on}")
    lengths = sorted({int(run.days.value) for run in calendar.regimen.cycle_lengths})
    days = tr("{days}-day cycles").format(days=tr(" or ").join(str(length) for length in lengths))
    last = tr("up to {last}").format(last=int(calendar.regimen.max_cycles.value))
    on = f"{figures.DAYS[first.weekday()]} {figures.day(first)}"
    return f"{begun.format(on=on)} · {days}, {last}"


def surgery_lines(calendar: Calendar) -> dict[tuple[int, bool], str]:
    """What stands between two cycles, by the number of the cycle before it."""
    rule = calendar.regimen.surgery
    if rule is None:
        return {}
    first = (int(rule.after_cycle.value), False)
    cohorts = tr(" or ").join(rule.cohorts)
    if calendar.patient.cohort not in rule.cohorts:
        return {
            first: tr("Surgery may stand here (cohort {cohorts} only; not this patient).").format(
                cohorts=cohorts
            )
        }
    if not calendar.resections:
        return {first: tr("Surgery may stand here, from this cycle on.")}
    restarted = any(row.post_surgery for row in calendar.rows)
    found = {}
    for place, resection in enumerate(calendar.resections):
        words = tr("Surgery {on}").format(on=figures.day(resection.on))
        if resection.resumes is None:
            words += tr(" · the date on which treatment goes on is not entered yet")
        else:
            words += tr(" · treatment goes on {on}").format(on=figures.day(resection.resumes))
        found[resection.after_cycle, restarted and place > 0] = words
    return _with_open_question(calendar, found)


def _with_open_question(
    calendar: Calendar, found: dict[tuple[int, bool], str]
) -> dict[tuple[int, bool], str]:
    if calendar.undecided:
        last = calendar.rows[-1].number
        asked = sentence(Refused("surgery_rule_unset", missing=calendar.undecided))
        found[last] = f"{found[last]}. {asked}" if last in found else asked
    return found
