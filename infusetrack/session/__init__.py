"""The open chart, alive: ports, sessions and the ticker (QtCore only)."""
