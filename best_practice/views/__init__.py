"""Pages of the library that are not Wagtail pages: the form and what belongs to it."""
