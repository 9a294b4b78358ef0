"""Steps that built the tables of home."""
