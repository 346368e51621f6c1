"""The outside world: clock, bell, paper."""
