"""What subscriptions does to the database: one file per verb."""
