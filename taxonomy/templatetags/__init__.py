"""Template tags of taxonomy."""
