from django.contrib import admin
from django.urls import include, path, re_path

from newsdesk.preview_page import preview_page
from newsportal import health, sitemaps, small_files
from newsportal.announcements.key import key_file
from newsportal.media import media
from newsportal.oembed import oembed

urlpatterns = [
    path("admin/", include("newsdesk.urls")),
    path("admin/", admin.site.urls),
    path("media/<path:path>", media),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    re_path(
        r"^sitemap-(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])"
        r"(?:-(?P<part>[2-9]|[1-9][0-9]{1,2}))?\.xml\Z",
        sitemaps.month,
        name="sitemap-month",
    ),
    path("news-sitemap.xml", sitemaps.news, name="news-sitemap"),
    path("robots.txt", small_files.robots, name="robots"),
    path(".well-known/tdmrep.json", small_files.tdm_reservation, name="tdm-reservation"),
    path(".well-known/security.txt", small_files.security, name="security"),
    path("humans.txt", small_files.humans, name="humans"),
    path("ads.txt", small_files.ads, name="ads"),
    path("site.webmanifest", small_files.manifest, name="manifest"),
    path(
        "favicon.ico",
        small_files.icon,
        {"name": "favicon.ico", "content_type": "image/x-icon"},
        name="favicon",
    ),
    path(
        "apple-touch-icon.png",
        small_files.icon,
        {"name": "apple-touch-icon.png", "content_type": "image/png"},
        name="apple-touch-icon",
    ),
    path("opensearch.xml", small_files.opensearch, name="opensearch"),
    path("oembed", oembed, name="oembed"),
    path("preview/<slug:secret>/", preview_page, name="preview"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("visits.urls")),
    path("", include("articles.urls")),
    re_path(r"^(?P<key>[A-Za-z0-9-]{8,128})\.txt\Z", key_file, name="indexnow-key"),
]
