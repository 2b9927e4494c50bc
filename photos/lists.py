"""Lists of the newsdesk that stay fast however long they are.

An address filters them only as the page itself would, and nobody counts a hundred thousand rows to
show fifty.
"""

import re

from django.contrib.admin import ShowFacets
from django.core.paginator import Paginator
from django.utils.functional import cached_property

DAY_OR_YEAR = re.compile(r"\d\d?|(19|20)\d\d", re.ASCII)
COUNTED = 1_000  # further rows are only known to be more


class BoundedPaginator(Paginator):
    """Counts and turns pages only so far; whoever looks for more narrows the list or searches."""

    @cached_property
    def count(self):
        return self.object_list.values("pk")[: COUNTED + 1].count()

    @property
    def counted(self):
        return COUNTED

    @property
    def has_more(self):
        return self.count > COUNTED

    @cached_property
    def num_pages(self):
        return max(1, -(-min(self.count, COUNTED) // self.per_page))


class ListedLookups:
    """For admins: Django would let an address ask for any lookup of any field, a regex too."""

    paginator = BoundedPaginator
    show_facets = ShowFacets.NEVER
    show_full_result_count = False

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term[:200])

    def lookup_allowed(self, lookup, value, request):
        field, _, what = lookup.partition("__")
        if field == self.date_hierarchy:
            return what in ("year", "month", "day") and bool(DAY_OR_YEAR.fullmatch(value))
        offered = [getattr(one, "parameter_name", one) for one in self.get_list_filter(request)]
        return field in offered and what in ("", "exact", "id__exact", "isnull")
