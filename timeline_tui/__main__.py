"""`python -m timeline_tui` is `timeline-tui`."""

from timeline_tui.cli import main

if __name__ == "__main__":
    main()
