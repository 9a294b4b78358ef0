"""The case library: describe, review, publish, read, repeat."""
