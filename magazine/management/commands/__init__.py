"""Commands of the magazine."""
