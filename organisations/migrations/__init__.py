"""Steps that built the tables of organisations."""
