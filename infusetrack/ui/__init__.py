"""What a nurse sees and touches."""
