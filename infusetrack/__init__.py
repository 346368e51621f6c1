"""InfuseTrack: step through, record and print a cycle day of antibody infusions."""

__version__ = "0.1.0"
