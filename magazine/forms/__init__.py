"""What editors of the magazine type."""
