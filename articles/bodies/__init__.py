"""The text of an article: cleaned when it is written, dressed for readers when it is shown."""
