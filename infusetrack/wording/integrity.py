"""What is said of a fault in the record's file or in its chains of hashes."""

from infusetrack.wording.translate import mark, translated

FAULTS = {
    "page": mark("The file is damaged: {detail}"),
    "schema": mark("The record's table or its guards were changed."),
    "gap": mark("{stream}: an entry is missing before entry {seq}."),
    "link": mark("{stream}: entry {seq} does not follow the one before it."),
    "hash": mark("{stream}: entry {seq} was changed after it was written."),
    "tip_missing": mark("{stream}: entry {seq} stands in the newest backup and is missing here."),
    "tip_differs": mark("{stream}: entry {seq} is not the one that stands in the newest backup."),
    "unreadable": mark("Not all of it can be read: {detail}."),
}
"""One template for each kind of fault."""


def fault_words(code: str, stream: str, seq: int, detail: str) -> str:
    """One fault in a sentence."""
    return translated(FAULTS[code]).format(stream=stream, seq=seq, detail=detail)
