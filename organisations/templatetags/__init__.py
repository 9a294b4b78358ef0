"""Tags that let pages draw places and gather what upper floors know of them."""
