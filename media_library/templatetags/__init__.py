"""Tags about pictures."""
