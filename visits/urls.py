from django.urls import path

from visits import beacon, views

app_name = "visits"
urlpatterns = [
    path("most-read/", views.most_read_page, name="most-read"),
    path("most-read.json", views.most_read_json, name="most-read-json"),
    path("visits/<int:article_id>", beacon.seen, name="beacon"),
]
