from django.conf import settings

from visits.counting import live, refused

# Where a page leaves room for its numbers ({% visits_line %} prints it).
PLACE = b"<!--visits-->"


class VisitCounterMiddleware:
    """Counts openings of article pages and writes the live numbers into the page.

    A response tells which article it shows by its attribute `article_id`. A visit is a GET
    answered with 200 by a person; the numbers include the visit that looks at them. At most one
    query, for an article that this process has not shown yet. What is printed for an edition is
    left alone: the edition counts for itself. So is everything where pages report their own visits.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        article_id = getattr(response, "article_id", None)
        if article_id is None or settings.VISITS == "beacon":
            return response
        prints_for = request.META.get("editions.printing")  # what the reader asked with
        if response.status_code != 200:
            if not (prints_for and 300 <= response.status_code < 400):  # asked for once more
                refused(prints_for or request.META, article_id)
        elif not prints_for:
            line = live(request.META, article_id)
            response.content = response.content.replace(PLACE, line, 1)
            response.headers["Content-Length"] = str(len(response.content))
        return response
