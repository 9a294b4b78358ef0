"""What the magazine does to the database: one file per verb."""
