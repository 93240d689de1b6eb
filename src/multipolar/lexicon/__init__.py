"""Rules and word lists: data files, their schemas, and the loaders that check them."""
