"""How numbers, times and dates are written, on screen and on paper alike.

Doses: leading zero always, trailing zero never. Rates and volumes: a fixed number of
decimals, so that they do not jump. Minus is U+2212. The clock has 24 hours.
"""

from datetime import date, datetime, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\N{MINUS SIGN}"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _rounded(value: Decimal, decimals: int) -> str:
    """Half up, plain digits, U+2212 before what is still below zero once it is rounded."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{MINUS if rounded < 0 else ''}{abs(rounded):f}"


def trimmed(value: Decimal, decimals: int = 3) -> str:
    """A dose: rounded half up, no trailing zero: 0.5, 5, 13.83."""
    text = _rounded(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def fixed(value: Decimal, decimals: int = 1) -> str:
    """A rate or volume: always this many decimals: 10.0."""
    return _rounded(value, decimals)


def change(value: Decimal, decimals: int = 1) -> str:
    """A difference with its sign: +0.3, U+2212 0.8; zero has none."""
    text = fixed(value, decimals)
    return f"+{text}" if value > 0 and text.strip("0.") else text


def clock(at: datetime, zone: tzinfo) -> str:
    """The time of day; with the offset on a night that has this time twice."""
    local = at.astimezone(zone)
    text = f"{local.hour:02}:{local.minute:02}"
    return f"{text} {local:%z}" if is_twice(local) else text


def is_twice(local: datetime) -> bool:
    """Whether this wall-clock time comes twice in this zone."""
    other, here = local.replace(fold=1 - local.fold).utcoffset(), local.utcoffset()
    if other == here or other is None or here is None:
        return False
    return (here > other) is (local.fold == 0)


def day(on: date) -> str:
    """24 Nov 2026."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def weekday(on: date) -> str:
    """Tue 24 Nov."""
    return f"{DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"


def moment(at: datetime, zone: tzinfo) -> str:
    """24 Nov 2026 13:25."""
    return f"{day(at.astimezone(zone).date())} {clock(at, zone)}"


def countdown(span: timedelta) -> str:
    """h:mm, rounded up to the minute, with a minus when it has passed."""
    seconds = span.total_seconds()
    minutes = int(-(-abs(seconds) // 60)) if seconds > 0 else int(abs(seconds) // 60)
    text = f"{minutes // 60}:{minutes % 60:02d}"
    return f"{MINUS}{text}" if span <= timedelta(minutes=-1) else text


def long_span(span: timedelta) -> str:
    """10 h 15 min, 40 min, 2 h; 20 s for less than a minute."""
    if timedelta(0) < span < timedelta(minutes=1):
        return f"{int(span.total_seconds())} s"
    minutes = round(span.total_seconds() / 60)
    whole, rest = divmod(abs(minutes), 60)
    parts = [f"{whole} h"] if whole else []
    parts += [f"{rest} min"] if rest or not whole else []
    return (MINUS if minutes < 0 else "") + " ".join(parts)
