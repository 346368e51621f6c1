"""The outside world: clock, paper."""
