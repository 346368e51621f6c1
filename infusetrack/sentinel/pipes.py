"""Pipes that never hold anybody up: a reader and a writer in threads of their own."""

import contextlib
import queue
from threading import Thread
from typing import BinaryIO

from infusetrack.sentinel.messages import Gone, Message, read, written

WAITING = 100
"""So many lines may wait for a reader that does not read; what comes after is dropped."""


class Ear:
    """Reads messages line by line into a queue; the end of the pipe comes as `Gone`, and closes it."""

    def __init__(self, pipe: BinaryIO) -> None:
        """Begin to listen."""
        self.heard: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._pipe = pipe
        self._thread = Thread(target=self._listen, name="ear", daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError), self._pipe:
            for line in self._pipe:
                message = read(line)
                if message is not None:
                    self.heard.put(message)
        self.heard.put(Gone())

    def next(self, wait_s: float) -> Message | None:
        """The next message, waiting for it at most so long."""
        try:
            return self.heard.get(timeout=wait_s)
        except queue.Empty:
            return None

    def wait(self, seconds: float) -> None:
        """Wait for the end of the pipe, at most so long."""
        self._thread.join(seconds)


class Mouth:
    """Writes messages; never waits for the reader."""

    def __init__(self, pipe: BinaryIO) -> None:
        """Begin to speak."""
        self._pipe = pipe
        self._lines: queue.Queue[bytes | None] = queue.Queue(WAITING)
        self._thread = Thread(target=self._speak, name="mouth", daemon=True)
        self._thread.start()

    def _speak(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while (line := self._lines.get()) is not None:
                self._pipe.write(line)
                self._pipe.flush()

    def say(self, message: Message) -> None:
        """Hand a message over."""
        with contextlib.suppress(queue.Full):
            self._lines.put_nowait(written(message))

    def end(self, seconds: float) -> None:
        """Say what still waits, then no more; waits at most so long."""
        with contextlib.suppress(queue.Full):
            self._lines.put_nowait(None)
        self._thread.join(seconds)
