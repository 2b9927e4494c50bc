import time, traceback
import pytest
from django.db import transaction
from articles.models import *
from tests import factories as f
from tests.newsdesk.pages import *
pytestmark = pytest.mark.django_db

def go(label, fn):
    t=time.time()
    try:
        with transaction.atomic():
            r = fn()
        out = r
        if hasattr(r, "status_code"):
            out = (r.status_code, getattr(r,"url",None) or (errors(r) if r.status_code==200 and r.context and "adminform" in r.context else ""))
    except Exception as e:
        out = "EXC " + repr(e)[:300] + " @ " + str(traceback.extract_tb(e.__traceback__)[-4:])[-300:]
    print(f"{time.time()-t:5.2f} {label}: {str(out)[:600]}")

def test_it():
    ed = f.staff("Editor"); jo=f.staff("Journalist"); mo=f.staff("Moderator"); chief=f.staff("Editor-in-chief")
    c = desk(ed); m = desk(mo); j = desk(jo); ch=desk(chief)
    p = f.published(created_by=jo); w = f.withdrawn(); s=f.scheduled(); d=f.draft(created_by=jo)
    fp = opened(c, change(p)); fw = opened(c, change(w)); fd=opened(c, change(d))
    go("clear published", lambda: c.post(change(p), fp | {"published_at_0":"","published_at_1":""}))
    go("future published", lambda: c.post(change(p), fp | {"published_at_0":"01/01/2090","published_at_1":"10:00"}))
    go("clear withdrawn", lambda: c.post(change(w), fw | {"published_at_0":"","published_at_1":""}))
    go("_publish published", lambda: c.post(change(p), fp | {"_publish":"1"}))
    go("_publish withdrawn", lambda: c.post(change(w), fw | {"_publish":"1"}))
    p.refresh_from_db(); print(p.published_at, p.withdrawn_at)
    for day in ["01/01/0001","31/12/9999","29/03/2026","25/10/2026","0001-01-01", "31/12/0001", "x", "32/13/2026"]:
        for hour in ["00:00","02:30","23:59:59"]:
            go("date "+day+" "+hour, lambda: c.post(change(d), fd | {"published_at_0":day,"published_at_1":hour}))
    d = f.draft(created_by=jo); fd=opened(c, change(d))
    for n in fd:
        if "__prefix__" in n or "FORMS" in n: continue
        go("NUL "+n, lambda: c.post(change(d), fd | {n: "a\x00b\x01\x1b\ufffe"}))
        go("10k "+n, lambda: c.post(change(d), fd | {n: "x"*10240}))
        go("num "+n, lambda: c.post(change(d), fd | {n: "9"*30}))
    go("big total", lambda: c.post(change(d), fd | {"source_links-TOTAL_FORMS": "100000"}))
    go("huge total", lambda: c.post(change(d), fd | {"source_links-TOTAL_FORMS": "9"*30}))
    go("neg total", lambda: c.post(change(d), fd | {"source_links-TOTAL_FORMS": "-5"}))
    go("no mgmt", lambda: c.post(change(d), {k:v for k,v in fd.items() if "FORMS" not in k}))
    go("initial 5", lambda: c.post(change(d), fd | {"source_links-INITIAL_FORMS": "5", "source_links-TOTAL_FORMS":"5"}))
    go("long tag", lambda: c.post(change(d), fd | {"tags": ["x"*70, "ok"]}))
    go("tags", lambda: c.post(change(d), fd | {"tags": ["2026", "a, b", "\"q\"", "Pace", "PACE", "Città", "CITTÀ", "C++","c#","日本語","", "\x00"]}))
    print([ (t.name,t.slug) for t in d.tags.all()])
    go("tags2", lambda: c.post(change(d), fd | {"tags": ["UNIVERSITÀ", "CITTà"]}))
    go("tags3", lambda: c.post(change(d), fd | {"tags": ["Università"]}))
    print([ (t.name,t.slug) for t in Tag.objects.all()])
    from django.urls import reverse
    for u in [ARTICLES, LINKED, "/admin/auth/user/", "/admin/visits/dailyvisits/", "/admin/photos/photo/","/admin/articles/tag/names/","/admin/articles/author/", "/admin/articles/tag/"]:
        for q in ["q=%00","headline__regex=(","alt__regex=(", "username__regex=(", "password__startswith=a","created_by__password__startswith=a", "created_by__username__startswith=a","id__exact=x","section__id__exact=%00", "section__id__exact=99999999999999999999999", "section__id__exact=x","p=x","p=999999","p=-1","o=zzz","o=99","_to_field=body","_popup=1","e=1","state=zzz","links=zzz","state=mine&state=draft","all=","term=%00","uploaded_at__year=99999999999999999", "uploaded_at__year=x", "uploaded_at__month=13", "day=x", "day__gte=x", "is_active__exact=x","_facets=1", "_changelist_filters=%00", "groups__id__exact=zz", "body__contains=x", "q="+"x"*9000, "q=%22%22", "q='"]:
            try:
                with transaction.atomic():
                    r = ch.get(u+"?"+q)
                if r.status_code not in (200,302,400): print("  ", u, q, r.status_code)
                elif r.status_code==400: print("  400", u,q)
                elif r.status_code==302: print("  302", u,q,r.url)
            except Exception as e:
                print("  EXC", u, q, repr(e)[:200])
    for q in ["term=%00", "term=x&app_label=articles&model_name=relatedlink&field_name=target", "term=%00&app_label=articles&model_name=relatedlink&field_name=target", "app_label=auth&model_name=user&field_name=groups&term=a","app_label=articles&model_name=author&field_name=user&term=a","app_label=articles&model_name=relatedlink&field_name=target&page=999","app_label=articles&model_name=relatedlink&field_name=target&page=x","app_label=x&model_name=y&field_name=z"]:
        for who, cl in [("mo",m),("jo",j),("ed",c),("ch",ch)]:
            go(f"auto {who} {q}", lambda: (lambda r: (r.status_code, r.content[:200]))(cl.get("/admin/autocomplete/?"+q)))
    for u in ["9"*30, "0", "x", "-1", "%00", "1_2", "_5F", "_ZZ"]:
        for deed in ["change/","history/","delete/","withdraw/","restore/",""]:
            go(u+deed, lambda: c.get(ARTICLES+u+"/"+deed))
