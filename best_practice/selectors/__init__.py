"""Reads across models: stages of drafts, lists with facets, facts of one case."""
