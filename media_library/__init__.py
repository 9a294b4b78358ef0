"""Images, documents and uploads of submitters."""
