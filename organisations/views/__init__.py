"""Public pages of places, projects and experts; each subject has a file of its own."""
