"""The portal's main job in a real browser, each part by the person whose it is."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.factories import author, photo, published, section, staff

pytestmark = pytest.mark.django_db(transaction=True)

HEADLINE = "Perché l’acqua “torna” a valle"


@pytest.fixture
def newsroom():
    people = {
        "journalist": staff("Journalist", username="giulia"),
        "editor": staff("Editor", username="davide"),
        "moderator": staff("Moderator", username="chiara"),
    }
    author("Giulia Ferrante", user=people["journalist"])
    section("Ambiente")
    return people


def write_draft(window):
    page = window.open("/admin/articles/article/add/")
    page.get_by_label("Titolo", exact=False).first.fill(HEADLINE)
    page.locator("#id_standfirst").fill("Il fiume è rientrato, i campi aspettano.")
    page.locator("[contenteditable]").click()
    page.keyboard.type("Il fiume è rientrato nella notte.")
    page.keyboard.press("Enter")
    page.keyboard.type("## Che cosa resta")
    page.keyboard.press("Enter")
    page.keyboard.type("Fango, e molto lavoro.")
    page.locator("#id_section").select_option(label="Ambiente")
    page.locator("#source_links-group .add-row a, #source_links-group .addlink").first.click()
    page.locator("#id_source_links-0-url").fill("https://agenzia.example/fiume")
    page.locator("#id_tags ~ .select2").click()
    page.keyboard.type("fiume falda,")
    page.get_by_role("button", name="Salva", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_an_article_is_written_published_read_shared_counted_and_led_on_from(window, newsroom):
    target = published("La piena di primavera", section=section("Ambiente"))
    for number in range(3):
        published(f"Altra storia {number}", section=section("Ambiente"))

    write_draft(window(newsroom["journalist"]))
    article = Article.objects.get(headline=HEADLINE)
    assert not article.is_published()
    assert [str(byline) for byline in article.bylines.all()] == ["Giulia Ferrante"]

    desk = window(newsroom["editor"]).open(f"/admin/articles/article/{article.pk}/change/")
    desk.get_by_role("button", name="Pubblica ora").click()
    desk.get_by_role("button", name="Pubblica lo stesso").click()  # without picture and links
    expect(desk.get_by_text("Pubblicato: i lettori lo")).to_be_visible()

    address = f"/admin/articles/linkedarticle/{article.pk}/change/?q=piena+di+primavera"
    desk = window(newsroom["moderator"]).open(address)
    desk.locator("[data-desk-results]").get_by_role("button", name="Aggiungi").click()
    expect(desk.locator("[data-desk-said]")).to_contain_text("aggiunto")

    article.refresh_from_db()
    reader = window()
    page = reader.open(article.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(page.get_by_role("heading", name="Che cosa resta")).to_be_visible()
    expect(page.get_by_role("link", name="agenzia.example")).to_be_visible()
    expect(page.locator(".visits")).to_contain_text("Visite totali: 1 · 1 visita oggi")
    cards = page.get_by_role("complementary", name="Continua a leggere").get_by_role(
        "heading", level=3
    )
    expect(cards.first).to_have_text(target.headline)
    page.reload()
    expect(page.locator(".visits")).to_contain_text("Visite totali: 2 · 2 visite oggi")
    shared = page.get_by_role("link", name="Invia con WhatsApp").first.get_attribute("href")
    assert shared.startswith("https://api.whatsapp.com/send?text=Perch%C3%A9%20l")
    assert page.context.cookies() == []


def test_the_link_is_copied_by_one_button(window):
    article = published("Una storia da copiare")
    reader = window(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open(article.get_absolute_url())
    page.get_by_role("button", name="Copia link").first.click()
    expect(page.get_by_role("status").first).to_have_text("Link copiato")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(article.get_absolute_url())


def test_the_article_is_complete_without_script(window):
    article = published("Una storia senza script", photo=photo())
    page = window(java_script_enabled=False).open(article.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Condividi su Facebook").first).to_be_visible()
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)


def test_a_withdrawn_article_is_gone_from_the_reader_s_next_page(window, newsroom):
    article = published("Una storia ritirata", section=section("Ambiente"))
    desk = window(newsroom["editor"]).open(f"/admin/articles/article/{article.pk}/change/")
    desk.get_by_role("link", name="Ritira").click()
    desk.get_by_label("Motivo").fill("Il comunicato era falso.")
    desk.get_by_role("button", name="Ritira").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()

    reader = window()
    expect(reader.open("/").get_by_text("Una storia ritirata")).to_have_count(0)
    page = reader.open(article.get_absolute_url())
    expect(page.get_by_text("Il comunicato era falso.")).to_be_visible()
