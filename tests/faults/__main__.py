"""`python -m tests.faults --runs 200`: the program is killed or frozen at random points of a scripted day."""

import argparse
import sys

from tests.faults.runs import campaign


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ack-early", action="store_true", help="plant a fault: it must be found")
    told = parser.parse_args(words)
    tally = campaign(told.runs, told.seed, lies=told.ack_early)
    print(tally.words())  # noqa: T201 (a command line prints)
    for fault in tally.faults:
        print(fault)  # noqa: T201 (a command line prints)
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
