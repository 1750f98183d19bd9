"""What happened: dates, events, the ordered whole and its questions. Knows no screen, no file, no format."""
