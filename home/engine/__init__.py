"""Reading the files that first fill the portal; no database here."""
