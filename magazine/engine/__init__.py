"""Pure rules of the magazine: numbers of issues, the text of an article in neutral pieces."""
