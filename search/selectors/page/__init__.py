"""What the search page shows: rows, filters, names, and ways on where nothing is found."""
