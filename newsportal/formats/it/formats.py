"""Dates of the newsdesk's lists; readers' pages print theirs by `articles/dates.py`."""

DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = "d/m/Y, H:i"
