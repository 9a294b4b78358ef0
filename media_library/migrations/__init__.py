"""Steps that built the tables of media_library."""
