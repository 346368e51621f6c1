"""Planned checks in words: how many came on time by anchor, and which were not taken."""

from collections.abc import Iterable
from datetime import tzinfo

from infusetrack.domain.events import CheckLapsed
from infusetrack.domain.lapses import Share
from infusetrack.wording import figures
from infusetrack.wording.dues import anchor_words
from infusetrack.wording.translate import tr

NAMED = 3
"""So many are named one by one."""


def share_words(shares: Iterable[Share]) -> str:
    """How many came on time after each anchor (7 of 8); empty where nothing was planned yet."""
    told = [
        tr("{anchor} {on_time} of {all}").format(
            anchor=anchor_words(one.anchor), on_time=one.on_time, all=one.of
        )
        for one in shares
    ]
    return tr("Checks on time: {told}").format(told=", ".join(told)) if told else ""


def share_total(shares: Iterable[Share]) -> str:
    """How many came on time in all, and after which anchors some did not; empty where nothing was planned yet."""
    known = list(shares)
    if not known:
        return ""
    on_time, of = sum(one.on_time for one in known), sum(one.of for one in known)
    whole = tr("Checks on time: {on_time} of {all}").format(on_time=on_time, all=of)
    short = [
        tr("{anchor} {on_time} of {all}").format(
            anchor=anchor_words(one.anchor), on_time=one.on_time, all=one.of
        )
        for one in known
        if one.on_time < one.of
    ]
    return f"{whole} ({', '.join(short)})" if short else whole


def lapsed_words(lapses: Iterable[CheckLapsed], zone: tzinfo) -> str:
    """When and of which plan a set was not taken; empty where none lapsed."""
    told = [
        tr("{at} ({plan})").format(at=figures.clock(one.due_at, zone), plan=one.plan)
        for one in sorted(lapses, key=lambda one: one.due_at)
    ]
    if len(told) > NAMED:
        return tr("Not taken: {count}, the last at {told}").format(count=len(told), told=told[-1])
    return tr("Not taken: {told}").format(told=", ".join(told)) if told else ""


def lapse_reason(lapse: CheckLapsed) -> str:
    """Why a check stands as not taken."""
    return tr("planned set of {plan}, {anchor}, was not taken before the next one").format(
        plan=lapse.plan, anchor=anchor_words(lapse.anchor)
    )
