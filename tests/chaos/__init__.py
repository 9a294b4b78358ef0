"""What the portal survives, tried on real processes on this machine."""
