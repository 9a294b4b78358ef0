"""The shelf of publications as lists, pages and files tell of it."""
