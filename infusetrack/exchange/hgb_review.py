"""`infusetrack hgb-review`: one child's file in, one JSON object out, by the functions of the bedside."""

from datetime import datetime

import msgspec

from infusetrack.domain.hemoglobin import review
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.exchange.hgb_reading import LOCAL, read_course
from infusetrack.wording.hemoglobin import review_words

SCHEMA = "hgb-review-out/1"


def answer(text: bytes) -> bytes:
    """The reviews of a file as JSON with a line end; refuses a file that cannot be read safely."""
    course, unread = read_course(text)
    found = [_said(one, unread) for one in review(course)]
    reply = {"schema": SCHEMA, "id": course.patient, "reviews": found}
    return msgspec.json.format(msgspec.json.encode(reply), indent=1) + b"\n"


def _said(one: Review, unread: tuple[str, ...]) -> dict[str, object]:
    return {
        "time": _written(one.at),
        "tier": one.tier.value,
        "cause": one.cause,
        "p_cd47": round(one.p_cd47, 4),
        "ctcae_grade": one.grade,
        "deficit_cd47_g_dl": round(one.cd47.middle, 2),
        "flags": [*one.flags, *(f"not_read:{name}" for name in unread)],
        "text": review_words(one),
    }


def _written(at: datetime) -> str:
    return at.strftime(LOCAL)
