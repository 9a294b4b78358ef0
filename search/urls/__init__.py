"""Addresses of search: `saved` below one's own page, `page` for everybody."""
