"""Date and number formats of the three languages, where Django's own are wrong."""
