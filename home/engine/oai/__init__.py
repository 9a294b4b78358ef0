"""OAI-PMH 2.0 without a database: arguments, tokens and the XML of answers."""
