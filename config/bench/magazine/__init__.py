"""Rows of the magazine: where its measured pages are, what its files take."""
