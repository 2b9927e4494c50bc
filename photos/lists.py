"""Lists of the newsdesk that an address filters only as the page itself would."""

import re

DAY_OR_YEAR = re.compile(r"\d\d?|(19|20)\d\d", re.ASCII)


class ListedLookups:
    """For admins: Django would let an address ask for any lookup of any field, a regex too."""

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term[:200])

    def lookup_allowed(self, lookup, value, request):
        field, _, what = lookup.partition("__")
        if field == self.date_hierarchy:
            return what in ("year", "month", "day") and bool(DAY_OR_YEAR.fullmatch(value))
        offered = [getattr(one, "parameter_name", one) for one in self.get_list_filter(request)]
        return field in offered and what in ("", "exact", "id__exact", "isnull")
