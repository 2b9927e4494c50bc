import sys; sys.path.insert(0,"/tmp/ph")
from tests.photos.test_browser import *
from measure import photo as scene
from tests.photos.conftest import *
from tests.photos.conftest import _empty_library
def test_shots(newsdesk, live_server, transactional_db):
    for i,(w,h) in enumerate([(900,600),(600,900),(1200,500),(300,300)]):
        p=Photo.objects.create(image=upload(scene(w,h,8+i*10)),alt=f"Due pompieri portano un cane fuori dall’acqua, numero {i}.",caption="Piazza Navona domenica mattina" if i%2 else "",credit="Anna Neri / Ansa")
    newsdesk.set_viewport_size({"width":1280,"height":900})
    for n,u in (("list","/admin/photos/photo/"),("change",f"/admin/photos/photo/{p.pk-1}/change/"),("add","/admin/photos/photo/add/"),("picker",PICKER+"?CKEditorFuncNum=-1")):
        if n=="picker": newsdesk.set_viewport_size({"width":800,"height":600})
        newsdesk.goto(live_server.url+u); newsdesk.wait_for_timeout(1300); newsdesk.screenshot(path=f"/tmp/ph/{n}.png",full_page=True)
    newsdesk.set_viewport_size({"width":1280,"height":900})
    newsdesk.goto(live_server.url+"/admin/photos/photo/add/"); newsdesk.locator("input[name=_save]").click(); newsdesk.wait_for_timeout(500); newsdesk.screenshot(path="/tmp/ph/errors.png",full_page=True)
    print(newsdesk.complaints)
