"""Alarms on screen: the sign, the strip that is seen from everywhere, the log with its budget, the sound."""
