from django.urls import path

from articles.feeds.addresses import SUBJECTS, SUFFIXES
from articles.feeds.views import feed

PATHS = {"RSS": "feed/", "Atom": "feed/atom/", "JSON": "feed/json/"}
PLACES = {"section": "<slug:slug>/", "tag": "tag/<slug:slug>/", "author": "author/<slug:slug>/"}


def _paths():
    for form, place in PATHS.items():
        yield path(place, feed, {"form": form}, name=f"feed{SUFFIXES[form]}")
    for model in reversed(SUBJECTS):  # sections last: their slug fits every word
        kind = model._meta.model_name
        for form, place in PATHS.items():
            facts, name = {"form": form, "model": model}, f"{kind}-feed{SUFFIXES[form]}"
            yield path(PLACES[kind] + place, feed, facts, name=name)


paths = list(_paths())
