"""Steps that built the tables of taxonomy."""
