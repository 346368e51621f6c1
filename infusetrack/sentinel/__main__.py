"""`python -m infusetrack.sentinel [--player COMMAND]`: started by the program, listens on its pipe."""

import os
import signal
import sys
from argparse import ArgumentParser

from infusetrack.sentinel.again import Restart
from infusetrack.sentinel.clocks import moment
from infusetrack.sentinel.loop import ROUND_S, Sentinel, World
from infusetrack.sentinel.pipes import Ear, Mouth
from infusetrack.sentinel.players import CommandPlayer, Loudspeaker, system_players
from infusetrack.sentinel.sign import sign_for

SURVIVED = ("SIGINT", "SIGHUP", "SIGBREAK")
"""What a closed terminal sends: the sentinel goes on."""


def main(words: list[str]) -> int:
    """Listen, look and sound until nobody is left to ring for."""
    for name in SURVIVED:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    ear, mouth = Ear(os.fdopen(0, "rb", closefd=False)), Mouth(os.fdopen(1, "wb", closefd=False))
    sentinel = Sentinel(World(speaker(words), sign_for(), mouth.say, Restart()), moment())
    while not sentinel.is_over:
        message = ear.next(ROUND_S)
        while message is not None:
            sentinel.hear(message, moment())
            message = ear.next(0)
        sentinel.look(moment())
    sentinel.end()
    return 0


def speaker(words: list[str]) -> Loudspeaker:
    """The system's players, or the one command that was named."""
    parser = ArgumentParser(prog="python -m infusetrack.sentinel", allow_abbrev=False)
    parser.add_argument("--player", default="")
    player = parser.parse_args(words).player
    if player:
        return Loudspeaker((CommandPlayer(player, (player,), lambda: True),))
    return Loudspeaker(system_players())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
