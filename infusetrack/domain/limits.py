"""What a limit asks of a value and of an age."""

from decimal import Decimal

from infusetrack.domain.regimen import Comparison, HoldRule


def fits(comparison: Comparison, value: Decimal, limit: Decimal) -> bool:
    """Whether the value is what the comparison says that it must be, both in one unit."""
    match comparison:
        case "at_least":
            return value >= limit
        case "at_most":
            return value <= limit
        case "below":
            return value < limit
        case _:
            return value > limit


def for_age(rule: HoldRule, years: int) -> bool:
    """Whether a limit is meant for this age in completed years."""
    low = rule.age_low is None or years >= rule.age_low.value
    return low and (rule.age_high is None or years <= rule.age_high.value)


def limit_at(rule: HoldRule, years: int) -> Decimal:
    """The limit for this age: its base, and so much more for each completed year."""
    more = rule.per_year.value * years if rule.per_year else Decimal(0)
    return rule.limit.value + more
