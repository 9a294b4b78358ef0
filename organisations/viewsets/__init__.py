"""Places, bodies, projects and experts in the Wagtail admin."""
