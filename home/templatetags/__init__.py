"""Tags of the pages that home serves."""
