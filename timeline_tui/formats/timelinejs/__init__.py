"""TimelineJS, in and out: its JSON of versions 3 and 2, and the columns of its spreadsheet as CSV."""
