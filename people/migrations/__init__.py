"""Steps that built the tables of people."""
