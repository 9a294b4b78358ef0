"""Pure rules: scaling a plan, drawing a tree, writing a draft."""
