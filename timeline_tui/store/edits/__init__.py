"""Edits of a file: one event added, changed, doubled or taken out, and everything else as it was, byte for byte."""
