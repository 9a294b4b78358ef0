"""Commands that bring registers and reforms in."""
