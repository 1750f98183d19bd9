"""The story on the screen: a telling as it goes, its keys, its words, and how a step is drawn."""
