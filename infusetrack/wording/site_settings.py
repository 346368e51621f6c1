"""The words of every number that the site may set: what it is of, which number of it, and its history."""

from collections.abc import Mapping
from datetime import tzinfo

from infusetrack.domain.reference_limits import FROM_AGE
from infusetrack.domain.site_settings import Change, Setting
from infusetrack.wording import figures
from infusetrack.wording.dues import anchor_words
from infusetrack.wording.events_names import analyte_words
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import with_unit

GROUPS: Mapping[str, str] = {
    "holds": mark("Holds and alerts"),
    "labs": mark("Critical laboratory values"),
    "clock": mark("Vital-sign clock"),
    "plans": mark("Vital-sign plans"),
    "drugs": mark("Drugs on the side"),
    "scores": mark("Scores"),
    "handoff": mark("Shift handoff"),
    "emergency": mark("Emergency card"),
}
ACTIONS: Mapping[str, str] = {
    "gate": mark("closes the gate"),
    "alert": mark("alert"),
    "stop": mark("stop rule"),
}
COMPARISONS: Mapping[str, str] = {
    "at_least": mark("at least"),
    "at_most": mark("at most"),
    "below": mark("below"),
    "above": mark("above"),
}
PARTS: Mapping[str, str] = {
    "on_time_often": mark("a set is on time up to so long after its point (less than an hour apart)"),
    "on_time_hourly": mark("a set is on time up to so long after its point (hourly)"),
    "high": mark("highest single dose"),
    "again": mark("shortest time to the next dose"),
    "daily_max": mark("most in 24 h"),
    "daily_max_per_kg": mark("most in 24 h by weight"),
    "daily_doses": mark("doses in 24 h"),
    "handoff_day": mark("a page expires after so long by day, where nothing falls due before"),
    "handoff_night": mark("a page expires after so long by night, where nothing falls due before"),
    FROM_AGE: mark("NEWS2 from this completed year of age on"),
}


def setting_words(setting: Setting) -> str:
    """What a setting is, in one line."""
    if setting.group == "holds":
        action, _, comparison = setting.part.partition(".")
        return tr("{name}: {comparison} ({action})").format(
            name=setting.name,
            comparison=translated(COMPARISONS[comparison]),
            action=translated(ACTIONS[action]),
        )
    if setting.group == "labs":
        template = tr("{name}: critical below") if setting.part == "low" else tr("{name}: critical above")
        return template.format(name=analyte_words(setting.name))
    if setting.group == "plans":
        anchor, _, minutes = setting.part.partition(".")
        return tr("{plan}, {anchor}, from {minutes} min on: every").format(
            plan=setting.name, anchor=anchor_words(anchor), minutes=minutes
        )
    part = translated(PARTS[setting.part]) if setting.part in PARTS else _plain(setting.part)
    return f"{setting.name}: {part}" if setting.name else part[:1].upper() + part[1:]


def _plain(part: str) -> str:
    return part.replace("repeats.", "").replace("_", " ").replace(".", " · ")


def group_words(setting: Setting) -> str:
    """Which part of the program it belongs to."""
    return translated(GROUPS[setting.group])


def value_words(setting: Setting, value: object) -> str:
    """A value with the setting's unit; words where there is none."""
    text = "" if value is None else str(value)
    return with_unit(text, setting.unit) if text else tr("not set")


def looser_words(setting: Setting) -> str:
    """What is asked where a value is less strict than the file's."""
    file = figures.trimmed(setting.file.value, 6) if setting.file else ""
    return tr(
        "This is less strict than the file ({value}). Press Save once more if the site means it."
    ).format(value=value_words(setting, file))


def change_words(setting: Setting, change: Change, zone: tzinfo) -> tuple[str, str]:
    """One step of a history: when and who; what and why."""
    when = tr("{when}, {by}").format(when=figures.moment(change.line.happened_at, zone), by=change.line.by)
    what = tr("the file's own") if change.value is None else value_words(setting, change.value)
    told = [what, change.source and tr("source: {source}").format(source=change.source), change.why]
    return when, " · ".join(part for part in told if part)
