"""How others keep it: one module a format."""
