"""What the suite stands on: a ready database, a browser; nothing here knows the product."""
