"""Pages where readers repeat, ask, invite themselves and remember."""
