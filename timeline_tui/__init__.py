"""timeline-tui: a chronology as code, explored from the keyboard."""

__version__ = "0.1.0"
