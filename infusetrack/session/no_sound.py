"""A station that sounds through nothing: in tests, and where pictures are drawn."""

from infusetrack.domain.sound_plan import SoundPlan


class NoSound:
    """Takes every plan and says honestly that nothing can be heard (a `Sounder`)."""

    through = ""

    def keep(self, plan: SoundPlan) -> None:
        """Nothing sounds."""

    def start(self) -> None:
        """Nothing begins."""

    def expect_busy(self, seconds: float) -> None:
        """Nobody waits."""

    def close(self) -> None:
        """Nothing ends."""
