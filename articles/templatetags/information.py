from django import template

from articles.pages import information

register = template.Library()
register.simple_tag(information.newsroom, name="newsroom_people")
