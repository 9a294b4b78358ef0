"""What the suite stands on: a ready database, a browser, a served portal."""
