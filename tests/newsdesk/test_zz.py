import pytest
from tests import factories
from articles.models import RelatedLink, Article, LinkedArticle
pytestmark = pytest.mark.django_db
def test_x():
    a = factories.published(); b=factories.published(); RelatedLink.objects.create(article=a,target=b)
    for art, tar, ex in ((a, a, None),(a,b,None),(a,a,{'id','added_at','added_by'}),(a,b,{'id','added_at','added_by'})):
        try:
            RelatedLink(article=art, target=tar, position=1).validate_constraints(exclude=ex); print("no error", ex)
        except Exception as e: print(repr(e))
    x = RelatedLink(article_id=a.pk, position=1)
    print(x.article_id, x.target_id)
    x.target = a; x.article = LinkedArticle.objects.get(pk=a.pk)
    print(x.target_id, x.target_id)
    try: x.validate_constraints(exclude={'id'}); print("none")
    except Exception as e: print(repr(e))
