"""What machines read of our pages: search engines, networks, feed readers."""
