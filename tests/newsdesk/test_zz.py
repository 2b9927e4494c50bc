import pytest
from tests import factories
from tests.newsdesk.pages import *
from articles.admin.inlines import RelatedLinkForm, RelatedLinkFormSet
pytestmark = pytest.mark.django_db
def test_x(monkeypatch):
    a = factories.published()
    c = desk(factories.staff("Editor"))
    url = change(a)
    form = opened(c, url)
    o1 = RelatedLinkForm.validate_constraints
    def spy(self):
        o1(self); print("VC", self.errors, self.instance.article_id, self.instance.target_id, type(self).__mro__)
    monkeypatch.setattr(RelatedLinkForm, "validate_constraints", spy)
    o2 = RelatedLinkFormSet.is_valid
    def spy2(self):
        r = o2(self); print("FS", r, self.errors, self.non_form_errors(), [ (f.is_valid(), f.errors) for f in self.forms], self.total_form_count()); return r
    monkeypatch.setattr(RelatedLinkFormSet, "is_valid", spy2)
    form.row("related_links", target=a.pk)
    try:
        r = c.post(url, form); print(r.status_code, errors(r) if r.status_code==200 else "")
    except Exception as e: print(repr(e))
