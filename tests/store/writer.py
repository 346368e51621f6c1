"""A station in a process of its own: writes for ever and says what was acknowledged."""

import sys
from pathlib import Path
from uuid import uuid4

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.record_store import RecordStore
from tests.store.facts import STREAM, VITALS, draft


def limit_files(size):
    """Let no file of this process grow past `size` bytes, as a full disk would."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def write(path, key, size=None):
    """Append until something breaks; one entry key a line, the reason last."""
    store = RecordStore(path, key)
    if size is not None:
        limit_files(size)
    seq = len(store.lines(STREAM))
    while True:
        seq, entry = seq + 1, uuid4().hex
        try:
            store.append(STREAM, seq, draft(VITALS, 1, entry=entry))
        except BrokenWorld as error:
            sys.stdout.write(f"{error.code} {error.facts.get('why', '')}\n")
            return
        sys.stdout.write(f"{entry}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    write(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), *map(int, sys.argv[3:]))
