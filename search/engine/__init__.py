"""The engines behind one interface, and what a question becomes before it reaches them."""
