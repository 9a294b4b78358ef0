"""What the pages of the magazine show, each page in a fixed number of statements."""
