from django.urls import path
from hitcount.views import HitCountDetailView

from hitcount_site.models import Story


class StoryView(HitCountDetailView):
    model = Story
    count_hit = True

    def get_context_data(self, **kwargs):
        related = Story.objects.exclude(pk=self.object.pk).order_by("-published_at")[:6]
        return super().get_context_data(**kwargs) | {"related": related}


urlpatterns = [path("<slug:slug>/", StoryView.as_view(), name="story")]
