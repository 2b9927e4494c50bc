"""What was changed between two states of an article, told in words and not in HTML."""

from newsdesk.comparison.bodies import compared_body
from newsdesk.comparison.fields import Difference, changed_fields, differences
from newsdesk.comparison.words import compared

__all__ = ["Difference", "changed_fields", "compared", "compared_body", "differences"]
