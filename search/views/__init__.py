"""Pages of the searches that people follow."""
