"""What the worker does for search after a change is committed."""
