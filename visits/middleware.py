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
        is_left_alone = request.META.get("editions.printing") or settings.VISITS == "beacon"
        if article_id is None or is_left_alone:
            return response
        if response.status_code == 200:
            line = live(request.META, article_id)
            response.content = response.content.replace(PLACE, line, 1)
            response.headers["Content-Length"] = str(len(response.content))
        else:
            refused(request.META, article_id)
        return response
