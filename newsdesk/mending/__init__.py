"""The sources that articles rest on: what the newsroom is told of them, and what mends them."""
