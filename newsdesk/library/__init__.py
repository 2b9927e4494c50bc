"""What the newsroom knows of its photos: by which words, where used, what is to be tidied."""
