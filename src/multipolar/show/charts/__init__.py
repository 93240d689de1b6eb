"""Charts by Altair, the same for a file, a page and a notebook; nothing in them is loaded from elsewhere."""
