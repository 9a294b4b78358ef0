"""Names that setup, rights and menus share."""

LANGUAGE_CODES = ("ru", "ky", "en")

# Plain pages of every language, in the order of the menus.
STANDARD_SLUGS = ("about", "contacts", "privacy", "accessibility", "licence", "help")

# Its children are short guides, one per role.
HELP_PARENT = "help"
