"""Commands of the tools; none of them touches the database."""
