"""The file's tables as SQL: one strict, append-only list of lines; and drafts, no part of it."""

APPLICATION_ID = 0x49545243
"""The four bytes "ITRC" in the file's header: InfuseTrack record."""
SCHEMA_VERSION = 3
"""How many migrations this program knows; a file with more is from the future."""

FIELDS = (
    "stream", "seq", "happened_at", "written_at", '"by"', "kind", "body",
    "amends", "reason", "entry", "app",
)  # fmt: skip
"""The hashed columns, in the order in which they are hashed."""

LINE_TABLE = """
create table line (
    stream text not null check (stream <> ''),
    seq integer not null check (seq >= 1),
    happened_at text not null,
    written_at text not null,
    "by" text not null,
    kind text check ((kind is null) = (body is null) and (kind is not null or amends is not null)),
    body text check (json_valid(body)),
    amends integer check (amends between 1 and seq - 1),
    reason text,
    entry text,
    app text not null,
    previous_hash text not null,
    hash text not null check (length(hash) = 64),
    primary key (stream, seq)
) strict, without rowid
"""
"""Times are UTC in ISO 8601 with microseconds, so that text order is time order."""

SOUGHT = ("PatientEnrolled", "TreatmentEnded", "DaySigned", "AdverseEventNoted")
"""The kinds that are asked for over all charts. Only these are indexed: an index on every
kind would make each bedside entry wait for one more page on the disk."""
IS_SOUGHT = f"kind in ({', '.join(repr(kind) for kind in SOUGHT)})"

LINE_INDEXES = (
    "create unique index line_entry on line (stream, entry) where entry is not null",
    f"create index line_kind on line (kind) where {IS_SOUGHT}",
    "create index line_amends on line (stream, amends) where amends is not null",
)

LINE_TRIGGERS = (
    """create trigger line_keeps before update on line
       begin select raise(abort, 'a line is never changed'); end""",
    """create trigger line_stays before delete on line
       begin select raise(abort, 'a line is never removed'); end""",
    """create trigger line_follows before insert on line
       when new.seq <> 1 + coalesce((select max(seq) from line where stream = new.stream), 0)
       begin select raise(abort, 'a line only follows the last one'); end""",
)

DRAFT_TABLE = """
create table draft (
    badge text not null check (badge <> ''),
    stream text not null check (stream <> ''),
    day text not null,
    step text not null,
    texts text not null check (json_valid(texts) and json_type(texts) = 'object'),
    primary key (badge, stream, day, step)
) strict, without rowid
"""
"""What a person has typed and not yet written: changed and dropped at will, never exported."""
