"""What editors see of search in the admin: the glossary, and the questions that fail."""
