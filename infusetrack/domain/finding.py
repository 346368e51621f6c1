"""A finding: what a check noticed, as a code and facts; a person decides or is stopped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from infusetrack.domain.errors import Refused
from infusetrack.domain.mappings import nothing

Weight = Literal["ask", "refuse"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`ask` wants a reason or a confirmation, `refuse` stops; `code` names its sentence."""

    code: str
    weight: Weight
    facts: Mapping[str, object] = field(default_factory=nothing)

    @property
    def refusal(self) -> Refused:
        """The finding as a refusal: to raise, or to be worded by `wording.sentences`."""
        return Refused(self.code, **self.facts)
