"""Commands of home: making, filling and keeping the portal."""
