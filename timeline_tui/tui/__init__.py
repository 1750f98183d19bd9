"""How it is seen: the app, its panes and its actions."""
