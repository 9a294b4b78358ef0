"""Everything that writes about searches; each verb has a file of its own."""
