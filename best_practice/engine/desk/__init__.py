"""Rules of the editors' desk: likeness, obstacles, differences, gaps; pure."""
