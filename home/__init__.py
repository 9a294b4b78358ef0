"""Front page, my page, help, settings; reads everybody."""
