"""The family of errors: an act refused, and a world that is broken.

InfuseTrackError
├── Refused        the act makes no sense now: nothing was written, say what to do
└── BrokenWorld    disk full, file locked, written elsewhere: nothing is known to be saved

Both carry a code and facts, never a sentence: `infusetrack.wording` makes the sentence.
Anything else that is raised is a bug.
"""


class InfuseTrackError(Exception):
    """The root of every error that InfuseTrack raises on purpose."""

    def __init__(self, code: str, **facts: object) -> None:
        """Keep what happened as a code and its facts."""
        listed = ", ".join(f"{name}={value}" for name, value in facts.items())
        super().__init__(f"{code}: {listed}" if listed else code)
        self.code = code
        self.facts = facts


class Refused(InfuseTrackError):
    """The act makes no sense now; nothing was written."""


class BrokenWorld(InfuseTrackError):
    """The file, disk or printer failed; what was typed must be kept and tried again."""
