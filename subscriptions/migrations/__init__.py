"""Steps that built the tables of subscriptions."""
