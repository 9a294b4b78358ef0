"""Tags that let templates of any floor show the magazine."""
