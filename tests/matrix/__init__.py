"""Who gets what answer at every address of the portal: generated from the URLconf."""
