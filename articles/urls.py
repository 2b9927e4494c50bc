from django.urls import path, re_path

from articles.feeds import urls as feeds
from articles.models import InformationPage
from articles.pages import article, front, information, lists, search
from articles.share_images.views import share_image

app_name = "articles"
urlpatterns = [
    path("", front.FrontPage.as_view(), name="front"),
    path("search/", search.search_page, name="search"),
    path("search/suggestions/", search.suggestions, name="search-suggestions"),
    *[
        path(f"{kind}/", information.view_of(kind), name=kind)
        for kind in InformationPage.Kind.values
    ],
    path("share/<uuid:guid>-<slug:version>.jpg", share_image, name="share-image"),
    path("latest/", lists.LatestPage.as_view(), name="latest"),
    re_path(r"^(?P<year>[0-9]{4})/$", lists.YearPage.as_view(), name="year"),
    re_path(r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$", lists.MonthPage.as_view(), name="month"),
    path("tag/<slug:slug>/", lists.TagPage.as_view(), name="tag"),
    path("author/<slug:slug>/", lists.AuthorPage.as_view(), name="author"),
    path("series/<slug:slug>/", lists.SeriesPage.as_view(), name="series"),
    *feeds.paths,
    path("<slug:slug>/", lists.SectionPage.as_view(), name="section"),
    path("<slug:section>/<slug:slug>/", article.article_page, name="article"),
]
