import os

from django.db import models
from django.db.models import F
from wagtail.fields import RichTextField
from wagtail.models import Page

COUNTS = bool(os.environ.get("BENCH_COUNT"))


class StoryPage(Page):
    """An article with six related ones as cards; counts its visits as one would do by hand."""

    intro = models.CharField(max_length=400, blank=True)
    body = RichTextField()
    visits = models.PositiveBigIntegerField(default=0)

    def serve(self, request):
        if COUNTS:
            StoryPage.objects.filter(pk=self.pk).update(visits=F("visits") + 1)
            self.refresh_from_db(fields=["visits"])
        return super().serve(request)

    def get_context(self, request):
        others = StoryPage.objects.live().public().sibling_of(self, inclusive=False)
        newest = others.order_by("-first_published_at")[:6]
        return super().get_context(request) | {"related": newest, "section": self.get_parent()}
