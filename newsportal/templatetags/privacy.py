from django import template

from newsportal import privacy

register = template.Library()
register.simple_tag(privacy.facts, name="privacy_facts")
