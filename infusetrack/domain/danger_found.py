"""One dangerous thing in the vital signs: its rule, its number, its priority, since when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal

from infusetrack.domain.events_alarms import Priority
from infusetrack.domain.mappings import nothing

DangerKind = Literal[
    "hypotension", "spo2", "heart_rate", "temperature", "pain", "sedation", "breathing",
    "consciousness", "score", "age_range", "limit",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Danger:
    """One dangerous thing. `key` names the broken rule, `number` the field of the set (or empty).

    `value` and `limit` are in `unit`; `code` and `facts` are for `wording.danger`, which makes the
    sentence; `source` is where the limit is from. `seq` is the set's line, `since` its moment,
    `first_at` that of the first set of the unbroken run.
    """

    key: str
    kind: DangerKind
    priority: Priority
    since: datetime
    first_at: datetime
    seq: int
    code: str
    source: str
    number: str = ""
    value: Decimal | None = None
    limit: Decimal | None = None
    unit: str = ""
    facts: Mapping[str, object] = field(default_factory=nothing)
