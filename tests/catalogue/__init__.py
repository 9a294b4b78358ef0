"""Every bad input, fault and load by its number, and the tests that answer for it."""
