"""Steps that built the tables of search."""
