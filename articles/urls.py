from django.urls import path
from django.views.decorators.http import require_safe

from articles import feeds, views

app_name = "articles"
urlpatterns = [
    path("", views.FrontPage.as_view(), name="front"),
    path("feed/", require_safe(feeds.SiteFeed()), name="feed"),
    path("tag/<slug:slug>/", views.TagPage.as_view(), name="tag"),
    path("author/<slug:slug>/", views.AuthorPage.as_view(), name="author"),
    path("series/<slug:slug>/", views.SeriesPage.as_view(), name="series"),
    path("<slug:slug>/", views.SectionPage.as_view(), name="section"),
    path("<slug:slug>/feed/", require_safe(feeds.SectionFeed()), name="section-feed"),
    path("<slug:section>/<slug:slug>/", views.article_page, name="article"),
]
