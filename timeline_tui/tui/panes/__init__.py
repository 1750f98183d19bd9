"""The panes: each gets the view and draws it, and says by messages what the user wants."""
