"""Recall on the screen: a lesson as it goes, its keys, its words, and how it is drawn."""
