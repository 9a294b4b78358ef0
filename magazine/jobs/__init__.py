"""What the worker does for the magazine: files made from the web articles."""

from magazine.jobs.making import make_file

__all__ = ["make_file"]
