"""From an alarm to the place where its act is done: the chair's patient, then the screen."""

from infusetrack.domain.alarm_sound import Placed
from infusetrack.ui.bedside import Bedside

SCREENS = {"advice": "hgb", "toxicity": "toxicity", "vitals": "vitals", "look": "vitals", "site": "settings"}
"""The screen of each act; all others are done on the day's own screen."""


def go_there(bedside: Bedside, one: Placed) -> None:
    """Open the chair's patient unless the chart is open already, and the screen or step of the act."""
    condition = one.alarm.condition
    if one.study_id:
        session = bedside.tools.board.session(one.study_id)
        if bedside.session is not session or bedside.day_label != condition.day:
            bedside.open_patient(one.study_id, condition.day)
    screen = SCREENS.get(condition.act, "today")
    bedside.asked_for.emit(screen)
    if screen == "today" and condition.step:
        bedside.step_asked.emit(condition.step)
