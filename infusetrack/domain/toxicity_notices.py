"""What a grade of 3 and more asks for: a notice, and a review for dose-limiting toxicity in time.

The program never says whether something is dose-limiting: it says who has not been asked yet.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.site import site_number

NOTICE_FROM = 3
"""The grade from which a notice is raised (issue text; CTCAE's "severe")."""
REVIEW_HOURS = "toxicity.dlt_review_hours"
"""Site value: within how many hours a DLT review is wanted; not set until the site enters it."""
DLT_CYCLES = "toxicity.dlt_cycles"
"""Site value: how many cycles the DLT window counts; its length must come from the protocol."""


@dataclass(frozen=True, slots=True)
class DltReview:
    """A review that is still owed. `due_at` is None while the site has set no time for it."""

    event: AdverseEvent
    since: datetime
    due_at: datetime | None

    def is_overdue(self, now: datetime) -> bool:
        """Whether the site's time for the review has passed."""
        return self.due_at is not None and now > self.due_at


def severe_since(event: AdverseEvent) -> datetime | None:
    """When the site knew of a grade of 3 or more; None where there was none."""
    if event.found.grade >= NOTICE_FROM:
        return event.found.aware_at
    return next((step.at for step in event.steps if step.grade >= NOTICE_FROM), None)


def reviews_owed(events: Iterable[AdverseEvent], values: Mapping[str, str]) -> tuple[DltReview, ...]:
    """Grade 3 and more without a reviewer's word (or with "pending"), the longest waiting first."""
    hours = _above_zero(values.get(REVIEW_HOURS))
    found = []
    for event in events:
        since = severe_since(event)
        if since is not None and (event.dlt is None or event.dlt.verdict == "pending"):
            due = None if hours is None else since + timedelta(seconds=int(hours * 3600))
            found.append(DltReview(event, since, due))
    return tuple(sorted(found, key=lambda review: (review.since, review.event.number)))


def in_dlt_window(event: AdverseEvent, values: Mapping[str, str]) -> bool | None:
    """Whether its cycle counts for dose-limiting toxicity; None while that is not known.

    It is not known while the site has not set the window, or where the event has no cycle day.
    """
    cycles = _above_zero(values.get(DLT_CYCLES))
    if cycles is None or not event.found.day:
        return None
    return CycleDay.of(event.found.day).cycle <= cycles


def _above_zero(text: str | None) -> Decimal | None:
    number = site_number(text or "")
    return number if number is not None and number > 0 else None
