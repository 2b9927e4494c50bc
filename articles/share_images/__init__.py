"""A picture drawn from the headline, for articles that have none that may be shown."""
