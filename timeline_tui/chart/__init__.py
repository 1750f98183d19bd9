"""Where it falls: windows, ticks, cells and rails; pure geometry that screens and plain text draw from."""
