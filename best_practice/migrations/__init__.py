"""Steps that built the tables of best_practice."""
