"""Views of the magazine beside its pages: lists, feeds, files, one's reading list."""
