"""The screens: the explorer, and what is laid over it."""
