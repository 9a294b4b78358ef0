"""Tags that let pages of other floors show cases."""
