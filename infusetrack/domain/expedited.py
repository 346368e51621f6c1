"""The clock of an expedited report, from rules that a site can edit and must verify in its protocol.

The rules in the file are recalled from CTEP's guidance and marked unverified; exemptions of listed
events (SPEER) are not part of them. The clock starts when the site becomes aware.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.events import ExpeditedReported
from infusetrack.domain.site import site_number
from infusetrack.domain.sourced import Origin, Sourced

EXPEDITED = "expedited."
"""Site values `expedited.<rule>.notice_h` and `expedited.<rule>.complete_days` replace a rule's number."""


@dataclass(frozen=True, slots=True)
class ExpeditedRule:
    """Which serious events are reported how fast. Times: hours to the notice, calendar days to the report.

    `after_window`: for events that began later than `window_days` after the last dose.
    """

    id: str
    grades: tuple[int, ...]
    after_window: bool
    window_days: Sourced
    complete_days: Sourced
    notice_h: Sourced | None = None
    hospitalization: bool = False
    related: bool = False

    def covers(self, event: AdverseEvent, *, after_window: bool) -> bool:
        """Whether the rule is meant for an event (seriousness aside)."""
        judged = event.seriousness
        hospital = judged is not None and judged.hospitalized_24h
        return (
            event.worst in self.grades
            and after_window is self.after_window
            and (hospital or not self.hospitalization)
            and (event.is_related or not self.related)
        )


@dataclass(frozen=True, slots=True)
class ReportClock:
    """When an expedited report is due under a rule. `undecided`: nobody has judged seriousness yet."""

    rule: ExpeditedRule
    aware_at: datetime
    notice_due: datetime | None
    complete_due: datetime
    undecided: bool
    reported: tuple[ExpeditedReported, ...] = ()

    @property
    def next_due(self) -> datetime | None:
        """What is due next: the notice, then the report; None when both have left."""
        owed = [due for due in (self.notice_due, self.complete_due) if due is not None]
        left = owed[len(self.reported) :]
        return left[0] if left else None


def report_clock(
    event: AdverseEvent, rules: Iterable[ExpeditedRule], last_dose_at: datetime | None
) -> ReportClock | None:
    """The clock of an event; None where no rule covers it, or it was judged not serious.

    Without a dose so far an event counts as inside the window.
    """
    judged = event.seriousness
    if judged is not None and not judged.serious:
        return None
    for rule in rules:
        if rule.covers(event, after_window=_began_after(event, rule, last_dose_at)):
            return _clock(event, rule, undecided=judged is None)
    return None


def _began_after(event: AdverseEvent, rule: ExpeditedRule, last_dose_at: datetime | None) -> bool:
    if last_dose_at is None:
        return False
    return event.found.onset_at > last_dose_at + timedelta(days=int(rule.window_days.value))


def _clock(event: AdverseEvent, rule: ExpeditedRule, *, undecided: bool) -> ReportClock:
    aware = event.found.aware_at
    notice = None if rule.notice_h is None else aware + _span(rule.notice_h, 3600)
    reported = event.told(ExpeditedReported)
    return ReportClock(rule, aware, notice, aware + _span(rule.complete_days, 86400), undecided, reported)


def _span(many: Sourced, seconds: int) -> timedelta:
    return timedelta(seconds=int(many.value * seconds))


def of_site(rules: Iterable[ExpeditedRule], values: Mapping[str, str]) -> tuple[ExpeditedRule, ...]:
    """The rules with the numbers that the site entered in place of the recalled ones."""
    return tuple(
        replace(
            rule,
            complete_days=_edited(rule.complete_days, values.get(f"{EXPEDITED}{rule.id}.complete_days")),
            notice_h=rule.notice_h and _edited(rule.notice_h, values.get(f"{EXPEDITED}{rule.id}.notice_h")),
        )
        for rule in rules
    )


def _edited(old: Sourced, text: str | None) -> Sourced:
    number = site_number(text or "")
    if number is None or number <= 0:
        return old
    return replace(old, value=number, origin=Origin.SITE, source="site", verified=True)
