"""One rule book for every engine: the same tests, whoever answers."""
