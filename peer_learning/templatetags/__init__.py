"""Tags that show peer learning on pages of any floor."""
