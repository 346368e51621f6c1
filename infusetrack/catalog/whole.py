"""Whether the parts of a regimen fit together."""

from infusetrack.domain.regimen import Regimen


def faults_between(regimen: Regimen) -> list[tuple[str, str, str]]:
    """(key, found, expected) for everything that does not fit; filled below."""
    return []
