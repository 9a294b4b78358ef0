"""What visitors ask home for."""
