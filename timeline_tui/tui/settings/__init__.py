"""The reader's settings: which there are, what they hold, and what is wrong with them."""
