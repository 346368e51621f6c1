"""How a day of the calendar stands, in a word or two, on paper."""

from collections.abc import Mapping

from infusetrack.domain.calendar_state import DayState
from infusetrack.wording.translate import mark, translated

STATES: Mapping[DayState, str] = {
    DayState.FREE: mark("no study drug"),
    DayState.PLANNED: mark("planned"),
    DayState.RUNNING: mark("running"),
    DayState.DONE: mark("done"),
    DayState.HELD: mark("held"),
    DayState.MOVED: mark("moved"),
    DayState.MISSED: mark("not given"),
    DayState.ENDED: mark("treatment has ended"),
}


def state_words(state: DayState) -> str:
    """The state of a day."""
    return translated(STATES[state])
