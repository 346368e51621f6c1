"""Alarms of the station itself: the record cannot be written, nothing can be heard, no backup for a day."""

from datetime import datetime, timedelta

from infusetrack.domain.alarm import Condition, Rung

BACKUP_AFTER = timedelta(hours=24)
"""A backup older than this is told as a reminder (hazard table 1.6)."""
SOUND_AFTER = timedelta(seconds=10)
"""Nothing to be heard for so long is an alarm; a sound process that starts needs some seconds (LOCAL)."""


def store_condition(since: datetime) -> Condition:
    """What a person enters may be lost: high at once, and it sounds again until something was saved."""
    return Condition("store", "store", since, (Rung(since, "high"),), act="site", lasting=True, nags=True)


def sound_condition(since: datetime) -> Condition:
    """Nobody will hear an alarm: it can only be seen, and stays until sound is back."""
    return Condition("sound", "sound", since, (Rung(since + SOUND_AFTER, "medium"),), act="site")


def backup_condition(last: datetime) -> Condition:
    """The last backup is old: a reminder."""
    return Condition("backup", "backup", last, (Rung(last + BACKUP_AFTER, "low"),), act="site")
