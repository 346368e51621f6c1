"""What is said when the clock jumped: how long, and to look at the pumps."""

from infusetrack.wording.translate import mark, translated

WORDS = {
    "slept": mark("The computer did not look for {minutes} min. Look at the pumps and compare volumes."),
    "set_back": mark("The clock was set back by {minutes} min. Look at the pumps and check times."),
    "set_forward": mark("The clock was set forward by {minutes} min. Look at the pumps and check times."),
}


def gap_words(kind: str, seconds: int) -> str:
    """One sentence for a jump of so many seconds; less than a minute counts as one."""
    return translated(WORDS[kind]).format(minutes=max(1, round(seconds / 60)))
