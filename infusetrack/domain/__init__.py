"""What the bedside knows: plain values and rules, without clock, screen or file."""
