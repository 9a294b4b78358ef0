"""What readers, authors and editors do: one file a subject."""
