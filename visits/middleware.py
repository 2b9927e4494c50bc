import logging

from django.db import Error
from django.template.loader import render_to_string

from visits.counting import Visits, record_uncounted, record_visit, visits_of
from visits.openings import uncounted

logger = logging.getLogger(__name__)

# Where a page leaves room for its numbers ({% visits_line %} prints it).
PLACE = b"<!--visits-->"


class VisitCounterMiddleware:
    """Counts openings of article pages and writes the live numbers into the page.

    A response tells which article it shows by its attribute `article_id`. A visit is a GET
    answered with 200 by a person; the numbers include the visit that looks at them. At most two
    queries. If the database refuses, the page goes out without its numbers.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        article_id = getattr(response, "article_id", None)
        if article_id is not None and response.status_code == 200:
            visits = self.count(request, article_id)
            line = render_to_string("visits/_line.html", {"visits": visits}).strip()
            response.content = response.content.replace(PLACE, line.encode(), 1)
            response.headers["Content-Length"] = str(len(response.content))
        return response

    def count(self, request, article_id: int) -> Visits | None:
        """Record what this opening is; the article's numbers, or None if they cannot be had."""
        try:
            if request.method == "GET":
                reason = uncounted(request)
                if reason:
                    record_uncounted(reason)
                else:
                    record_visit(article_id)
            return visits_of(article_id)
        except Error:
            logger.exception("An opening of article %s could not be counted", article_id)
            return None
