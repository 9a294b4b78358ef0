"""What home reads across the portal."""
