"""Drafts that are forgotten: for a window without a file, such as a first look or a test."""

from collections.abc import Mapping

from infusetrack.domain.place import Place


class NoDrafts:
    """Keeps nothing (a `Drafts`)."""

    def keep(self, place: Place, texts: Mapping[str, str]) -> None:
        """Let it go."""

    def kept(self, place: Place) -> Mapping[str, str]:
        """Nothing."""
        del place
        return {}

    def all_of(self, badge: str) -> Mapping[Place, Mapping[str, str]]:
        """Nothing."""
        del badge
        return {}

    def drop(self, place: Place) -> None:
        """There is nothing to forget."""
