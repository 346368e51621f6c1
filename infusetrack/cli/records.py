"""The commands that keep the record safe: backup, restore, export, verify."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from infusetrack.domain.errors import BrokenWorld
from infusetrack.places import Places
from infusetrack.wording.integrity import fault_words
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from infusetrack.store.comparison import Comparison
    from infusetrack.store.integrity import Tip
    from infusetrack.store.restore import Override


def back_up(words: Namespace) -> int:
    """Write a checked copy of the record; the program may be running."""
    from infusetrack.devices.clock import SystemClock
    from infusetrack.store.backup import take_backup

    places = Places.of(words.data)
    made = take_backup(places.record, key_of(places), words.to or places.backups, SystemClock().now())
    charts = sum(stream.startswith("patient/") for stream in made.tips)
    print(tr("{path}: whole, {charts} charts.").format(path=made.path, charts=charts))
    return 0


def restore(words: Namespace) -> int:
    """Compare a backup with the record, ask, and put it in place; 1 where it was left."""
    from infusetrack.devices.clock import SystemClock
    from infusetrack.store.restore import compare
    from infusetrack.store.restore import restore as put_in_place

    places = Places.of(words.data)
    key = _key_or_code(places)
    _show(compare(places.record, key, words.backup))
    override = _override(words)
    if override is None and not _agreed():
        print(tr("Nothing was changed."))
        return 1
    done = put_in_place(places.record, key, words.backup, SystemClock().now(), override=override)
    print(tr("The backup is in place."))
    if done.kept_aside is not None:
        print(tr("The record that was in use is kept as {path}.").format(path=done.kept_aside))
    return 0


def export(words: Namespace) -> int:
    """Write an unencrypted SQLite file with the flat views as tables."""
    from infusetrack.store.database import open_database
    from infusetrack.store.export import export_plain

    places = Places.of(words.data)
    database = open_database(places.record, key_of(places), create=False)
    try:
        target = export_plain(database, words.plain)
    finally:
        database.conn.close()
    print(tr("{path}: NOT ENCRYPTED. Keep it as you keep a paper chart.").format(path=target))
    return 0


def verify(words: Namespace) -> int:
    """Check pages, guards, every chart's hash chain and the newest backup's tips; 1 on a fault."""
    from infusetrack.store.database import open_connection
    from infusetrack.store.integrity import tips
    from infusetrack.store.integrity import verify as faults_of

    places = Places.of(words.data)
    key = key_of(places)
    connection = open_connection(places.record, key, create=False)
    try:
        found = faults_of(connection, key, _newest_tips(places, key))
        ends = tips(connection)
    finally:
        connection.close()
    for stream, (seq, tip) in sorted(ends.items()):
        print(tr("{stream}: {seq} entries, ends with {tip}").format(stream=stream, seq=seq, tip=tip[:16]))
    for finding in found:
        print(fault_words(finding.code, finding.stream, finding.seq, finding.detail), file=sys.stderr)
    if not found:
        print(tr("The record is whole."))
    return 1 if found else 0


def key_of(places: Places) -> bytes:
    """The key of the record that stands here; says so where there is none."""
    from infusetrack.store.keys import data_key, system_keyring

    if not places.record.exists():
        raise BrokenWorld("record_missing")
    return data_key(places.folder, ring=system_keyring())


def _key_or_code(places: Places) -> bytes:
    """The key that is kept here; on a new computer it is made from the typed recovery code."""
    from infusetrack.store.keys import data_key, keep_key, key_from_code, system_keyring

    ring = system_keyring()
    try:
        return data_key(places.folder, ring=ring)
    except BrokenWorld as error:
        if error.code != "key_missing":
            raise
    key = key_from_code(_asked(tr("Recovery code: ")))
    keep_key(places.folder, key, ring=ring)
    return key


def _newest_tips(places: Places, key: bytes) -> "dict[str, Tip]":
    from infusetrack.store.backup import backups
    from infusetrack.store.connection import connected
    from infusetrack.store.integrity import tips

    newest = next(iter(backups(places.backups, places.record)), None)
    if newest is None:
        return {}
    connection = connected(newest, key)
    try:
        return tips(connection)
    finally:
        connection.close()


def _show(comparison: "Comparison") -> None:
    if not comparison.live_readable:
        print(tr("The present record cannot be read."))
    for one in comparison.streams:
        row = tr("{stream}: {both} in both, {live} only in the record, {backup} only in the backup")
        print(
            row.format(stream=one.stream, both=one.in_both, live=one.only_live, backup=one.only_backup)
            + (tr(" (they went on differently)") if one.forks else "")
        )
    lost = tr("{live} entries would be lost, {backup} would come back.")
    print(lost.format(live=comparison.only_live, backup=comparison.only_backup))


def _override(words: Namespace) -> "Override | None":
    from infusetrack.store.restore import Override

    if not words.yes_named_override:
        return None
    return Override(words.yes_named_override, words.because or _asked(tr("Why: ")))


def _agreed() -> bool:
    question = tr("Close InfuseTrack first. Put the backup in place of the record? Type yes: ")
    return _asked(question).casefold() == tr("yes")


def _asked(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        return ""
