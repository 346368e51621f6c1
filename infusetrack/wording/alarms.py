"""An alarm in words: what, since when, and what to do next with which key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal

from infusetrack.domain.alarm import Alarm, Condition
from infusetrack.domain.danger import Danger
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.labs import LabResult
from infusetrack.domain.regimen import HoldRule
from infusetrack.wording import figures
from infusetrack.wording.danger import danger_title, danger_words
from infusetrack.wording.dues import ANCHORS
from infusetrack.wording.events_names import NO_NAMES, Names, analyte_words
from infusetrack.wording.hemoglobin import rule_met_words
from infusetrack.wording.labs import critical_words
from infusetrack.wording.translate import mark, tr, translated

SENTENCES: Mapping[str, str] = {
    "alarm_needs_a_person": mark("A person answers an alarm. Sign in first."),
    "put_off_minutes": mark("A reminder is put off by 5, 10 or 15 min."),
}
TITLES: Mapping[str, str] = {
    "vitals": mark("Vital signs are due"),
    "rate_step": mark("Rate step is due"),
    "infusion_end": mark("{agent} is at its end"),
    "flush_end": mark("Flush is at its end"),
    "hydration_end": mark("Hydration is at its end"),
    "observation_end": mark("Observation is at its end"),
    "step_end": mark("{step}: the time is over"),
    "bag_start": mark("Latest start of the mixed bag reached"),
    "bag_life": mark("The bag's life is over"),
    "longest": mark("Longest infusing time reached"),
    "pause": mark("Still paused"),
    "second_check": mark("Second person's check waits"),
    "draw": mark("Blood draw is due"),
    "hgb": mark("Next hemoglobin is due"),
    "reaction_vitals": mark("No vital signs since the reaction"),
    "pump_apart": mark("Pump and record are apart"),
    "clock_gap": mark("Time passed unseen"),
    "hgb_drop": mark("Hgb fell"),
    "hgb_act": mark("Hemoglobin: act now"),
    "lab_critical": mark("Critical laboratory value"),
    "toxicity": mark("Toxicity of grade 3 or more"),
    "store": mark("NOT SAVED: the record cannot be written"),
    "sound": mark("NO SOUND"),
    "backup": mark("No backup since yesterday"),
}
"""What is wrong, by kind; what vital signs show has titles of its own."""
ACTIONS: Mapping[str, tuple[str, str]] = {
    "vitals": (mark("Take a set now"), "V"),
    "rate": (mark("Assess the child, then change the pump"), "R"),
    "pump": (mark("Look at the pump and enter its volume"), ""),
    "end": (mark("Look at the bag, then record that it is empty"), ""),
    "restart": (mark("Ask the prescriber: resume or stop"), "P"),
    "bag": (mark("Ask prescriber and pharmacy"), ""),
    "step": (mark("Open the step"), ""),
    "draw": (mark("Draw the blood, then enter the results"), "L"),
    "labs": (mark("Tell the investigator; check the value again"), "L"),
    "advice": (mark("Check now, tell the investigator, record the decision"), ""),
    "toxicity": (mark("Tell the investigator; ask for the DLT review"), "T"),
    "look": (mark("Look at the child; ask the prescriber"), ""),
    "site": (mark("Call for help with this computer"), ""),
}
"""What to do next, by act, and the key that does it where there is one."""
KIND_ACTIONS: Mapping[str, str] = {
    "store": mark("Write on paper. Try again, then call for help"),
    "sound": mark("Watch the screen. Check loudspeaker and volume"),
    "backup": mark("Sign a day or close the program: both make a backup"),
}
"""What to do next where the kind itself says it."""
GAPS: Mapping[str, str] = {
    "slept": mark("{span} not watched"),
    "set_back": mark("clock set back by {span}"),
    "set_forward": mark("clock set forward by {span}"),
    "away": mark("the program was away for {span}"),
}


@dataclass(frozen=True, slots=True)
class AlarmWords:
    """What an alarm says: its title, figures, since when, and what to do next."""

    title: str
    detail: str
    since: str
    action: str
    key: str
    spoken: str

    @property
    def line(self) -> str:
        """Title and figures in one line; the title is not said twice."""
        if self.detail.startswith(f"{self.title} "):
            return self.detail
        return f"{self.title}: {self.detail}" if self.detail else self.title


def alarm_words(alarm: Alarm, now: datetime, zone: tzinfo, names: Names = NO_NAMES) -> AlarmWords:
    """All words of an alarm as of one moment."""
    title, detail = alarm_title(alarm.condition, names), _detail(alarm.condition, zone)
    since, (action, key) = since_words(alarm, now, zone), action_words(alarm)
    parts = (title, detail, since, tr("Next: {action}").format(action=action))
    return AlarmWords(title, detail, since, action, key, ". ".join(part for part in parts if part))


def alarm_title(condition: Condition, names: Names = NO_NAMES) -> str:
    """What is wrong, in few words and without a name of a patient."""
    danger = condition.facts.get("danger")
    if isinstance(danger, Danger):
        return danger_title(danger)
    if condition.kind == "reaction_vitals" and condition.facts.get("after") == "stop":
        return tr("No vital signs since the stop")
    template = translated(TITLES[condition.kind]) if condition.kind in TITLES else condition.kind
    words = template.format(
        agent=names.agent(condition.agent) if condition.agent else tr("The infusion"),
        step=names.step(condition.day, condition.step),
    )
    return words[:1].upper() + words[1:]


def action_words(alarm: Alarm) -> tuple[str, str]:
    """What to do next, and the key that does it ("" where no single key does)."""
    words, key = ACTIONS[alarm.condition.act]
    return translated(KIND_ACTIONS.get(alarm.kind, words)), key


def since_words(alarm: Alarm, now: datetime, zone: tzinfo) -> str:
    """Since when, with its minutes, and for how long nobody has answered."""
    waited = _whole(max(now - alarm.since, timedelta(0)))
    told = tr("since {clock}").format(clock=figures.clock(alarm.since, zone))
    silent = alarm.unanswered_for(now)
    nobody = (
        ""
        if silent is None
        else tr("nobody answered for {span}").format(span=figures.long_span(_whole(silent)))
    )
    if waited >= timedelta(minutes=1) and (silent is None or _whole(silent) != waited):
        told = tr("{told}, {span}").format(told=told, span=figures.long_span(waited))
    return f"{told}, {nobody}" if nobody else told


def _whole(span: timedelta) -> timedelta:
    """Whole minutes that have gone by."""
    return timedelta(minutes=span // timedelta(minutes=1))


def answer_words(alarm: Alarm, zone: tzinfo) -> str:
    """Who answered and until when it is silent; empty while it sounds."""
    until = figures.clock(alarm.silent_until, zone) if alarm.silent_until is not None else ""
    if alarm.answered_by and until:
        return tr("{badge} knows; sounds again {clock}").format(badge=alarm.answered_by, clock=until)
    if alarm.answered_by:
        return tr("{badge} knows").format(badge=alarm.answered_by)
    return tr("put off until {clock}").format(clock=until) if until else ""


def _detail(condition: Condition, zone: tzinfo) -> str:
    told = DETAILS.get(condition.kind)
    return told(condition, zone) if told is not None else ""


def _rate(condition: Condition, _zone: tzinfo) -> str:
    rate = condition.facts.get("rate_ml_h")
    return tr("to {rate} mL/h").format(rate=figures.fixed(rate)) if isinstance(rate, Decimal) else ""


def _vitals(condition: Condition, _zone: tzinfo) -> str:
    anchor = ANCHORS.get(str(condition.facts.get("anchor", "")))
    return translated(anchor) if anchor else ""


def _danger(condition: Condition, _zone: tzinfo) -> str:
    danger = condition.facts.get("danger")
    return danger_words(danger) if isinstance(danger, Danger) else ""


def _hemoglobin(condition: Condition, _zone: tzinfo) -> str:
    change, value = condition.facts.get("change"), condition.facts.get("value")
    if not isinstance(change, Decimal) or not isinstance(value, Decimal):
        return ""
    return tr("by {change} to {value} g/dL").format(
        change=figures.fixed(abs(change)), value=figures.fixed(value)
    )


def _advice(condition: Condition, _zone: tzinfo) -> str:
    review = condition.facts.get("review")
    return rule_met_words(review) if isinstance(review, Review) else ""


def _critical(condition: Condition, _zone: tzinfo) -> str:
    result, limit, rule = (condition.facts.get(key) for key in ("result", "limit", "rule"))
    if not (isinstance(result, LabResult) and isinstance(rule, HoldRule) and isinstance(limit, Decimal)):
        return ""
    return critical_words(result, rule, limit)


def _draw(condition: Condition, zone: tzinfo) -> str:
    by, lacking = condition.facts.get("by"), condition.facts.get("lacking")
    told = [analyte_words(str(one)) for one in lacking] if isinstance(lacking, tuple) else []
    due = tr("by {clock}").format(clock=figures.clock(by, zone)) if isinstance(by, datetime) else ""
    return " · ".join(part for part in (", ".join(told), due) if part)


def _next_hgb(condition: Condition, zone: tzinfo) -> str:
    value, drawn = condition.facts.get("value"), condition.facts.get("drawn_at")
    if not isinstance(value, Decimal) or not isinstance(drawn, datetime):
        return _draw(condition, zone)
    last = tr("last {value} drawn {when}").format(
        value=figures.fixed(value), when=figures.moment(drawn, zone)
    )
    return " · ".join((last, _draw(condition, zone).rpartition(" · ")[2]))


def _pump(condition: Condition, _zone: tzinfo) -> str:
    pump, record = condition.facts.get("pump_ml"), condition.facts.get("computed_ml")
    if not isinstance(pump, Decimal) or not isinstance(record, Decimal):
        return ""
    return tr("pump {pump} mL, record {record} mL").format(
        pump=figures.fixed(pump), record=figures.fixed(record)
    )


def _gap(condition: Condition, _zone: tzinfo) -> str:
    seconds = timedelta(seconds=int(str(condition.facts.get("seconds", 0))))
    template = GAPS[str(condition.facts.get("gap", "slept"))]
    return translated(template).format(span=figures.long_span(seconds))


def _toxicity(condition: Condition, _zone: tzinfo) -> str:
    term, grade = condition.facts.get("term", ""), condition.facts.get("grade", "")
    return tr("{term}, grade {grade}").format(term=term, grade=grade)


def _backup(condition: Condition, zone: tzinfo) -> str:
    return tr("last {moment}").format(moment=figures.moment(condition.since, zone))


DETAILS: Mapping[str, Callable[[Condition, tzinfo], str]] = {
    "vitals": _vitals,
    "rate_step": _rate,
    "danger": _danger,
    "hgb_drop": _hemoglobin,
    "hgb_act": _advice,
    "lab_critical": _critical,
    "draw": _draw,
    "hgb": _next_hgb,
    "toxicity": _toxicity,
    "pump_apart": _pump,
    "clock_gap": _gap,
    "backup": _backup,
}
"""The figures of each kind that has some."""
WORDS: Mapping[str, str] = {"low": mark("LOW"), "medium": mark("MEDIUM"), "high": mark("HIGH")}


def priority_label(priority: str) -> str:
    """The word that stands beside the colour and the shape."""
    return translated(WORDS[priority])


def chair_words(chair: int) -> str:
    """Where: a chair, or the station itself."""
    return tr("Chair {chair}").format(chair=chair) if chair else tr("This station")


def paused_words(left: timedelta) -> str:
    """The countdown of paused sound, in minutes and seconds."""
    seconds = max(0, int(-(-left.total_seconds() // 1)))
    return tr("Sound paused {left}").format(left=f"{seconds // 60}:{seconds % 60:02}")


def sound_words(through: str) -> str:
    """The way that sound takes, or that there is none."""
    return tr("Sound: {way}").format(way=through) if through else tr("NO SOUND")


def sentinel_words(chair: int, condition: Condition, names: Names = NO_NAMES) -> str:
    """What the second process may show: the chair and the matter, no patient."""
    return f"{chair_words(chair)}: {alarm_title(condition, names)}"
