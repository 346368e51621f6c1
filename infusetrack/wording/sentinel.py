"""What the sentinel says when the program cannot."""

from collections.abc import Mapping

from infusetrack.wording.translate import mark, translated

HEADINGS: Mapping[str, str] = {
    "dead": mark("InfuseTrack has stopped. The pumps run on."),
    "frozen": mark("InfuseTrack does not answer. The pumps run on."),
    "closed": mark("InfuseTrack was closed. The pumps run on."),
}
WHAT_TO_DO: Mapping[str, str] = {
    "dead": mark("Look at each child and read each pump. Then start the program again."),
    "frozen": mark(
        "Look at each child and read each pump. If the window stays still, end it and start it again."
    ),
    "closed": mark("What falls due still rings here. Start the program again to write it down."),
}
BUTTONS: Mapping[str, str] = {
    "again": mark("Start InfuseTrack again"),
    "end_and_again": mark("End it and start again"),
    "quiet": mark("Pause sound 2 min"),
    "end": mark("Stop ringing"),
    "end_sure": mark("Press again to stop ringing for good"),
}
PRACTICE = mark("PRACTICE · no real patient")
NOT_STARTED = mark("It did not start. Call for help, and write on paper until it does.")
NO_SOUND = mark("NO SOUND on this computer: stay in sight of the screen.")


def heading(program: str) -> str:
    """What became of the program, in one line."""
    return translated(HEADINGS[program])


def what_to_do(program: str) -> str:
    """What a person does next."""
    return translated(WHAT_TO_DO[program])


def button(key: str) -> str:
    """The words on a button."""
    return translated(BUTTONS[key])


def plain(program: str, words: str) -> str:
    """All of it for a terminal."""
    return " ".join(part for part in (heading(program), what_to_do(program), words) if part)
