"""Settings: production is the base, dev and test relax it, one concern per file."""
