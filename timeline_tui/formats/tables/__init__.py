"""Tables that others keep: CSV, TSV, JSON and JSON Lines, in and out; which column holds what is guessed and said."""
