"""What the reader keeps, apart from the chronology: notes, bookmarks, what to recall. In the user's data folder."""
