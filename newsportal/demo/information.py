"""What the demo newspaper says of itself and of its people."""

from articles.models import InformationPage

Kind = InformationPage.Kind

TEXTS = {
    Kind.ABOUT: """
<p>L’Eco di Montefalda esce ogni giorno dal 2011. È nato in un ex magazzino di granaglie di via \
delle Gualchiere, quando l’ultimo giornale di carta della valle chiuse e per tre mesi nessuno \
scrisse più del consiglio comunale. Oggi ci lavorano sei persone, e la sede è ancora quella.</p>
<h2>Di che cosa ci occupiamo</h2>
<p>Di quello che succede fra il ponte vecchio e Monte Calvo: le scuole, l’ospedale, le fabbriche, \
il fiume. Quando serve usciamo dalla valle, ma una notizia la diamo solo se possiamo dire da dove \
viene: in fondo a ogni articolo ci sono le fonti.</p>
<h2>Chi ci paga</h2>
<p>La cooperativa Carta Bianca, che pubblica il giornale, ha 412 soci lettori; nessuno può avere \
più di venti quote. Non riceviamo contributi dal Comune e non pubblichiamo articoli a pagamento. \
Il bilancio si legge nella sede, e a maggio in assemblea.</p>
""",
    Kind.NEWSROOM: """
<p>La redazione si riunisce ogni mattina alle nove e mezzo, in via delle Gualchiere. Il giovedì \
la riunione è aperta: chi vuole venire a sentire, o a protestare, suona al secondo piano.</p>
""",
    Kind.CONTACTS: """
<p>Una notizia, una foto, un errore: scrivici a \
<a href="mailto:redazione@montefalda.example">redazione@montefalda.example</a> o chiama lo \
<a href="tel:+390550123456">055 012 3456</a>, dal lunedì al sabato dalle 9 alle 19.</p>
<p>Per consegnarci documenti senza passare dalla rete c’è la cassetta verde accanto al portone: \
via delle Gualchiere 14, Montefalda. La apre solo chi dirige il giornale.</p>
<p>Se chiedi una rettifica indica l’articolo e la frase. Rispondiamo entro due giorni.</p>
""",
    Kind.CORRECTIONS: """
<p>Sbagliamo anche noi. Quando un errore cambia il senso di una notizia lo scriviamo in cima \
all’articolo, con la data e l’ora; se è un dettaglio, in fondo. I refusi li togliamo e basta.</p>
<p>Chi ha letto la versione sbagliata ha il diritto di saperlo: per questo ogni correzione finisce \
anche qui sotto. Se ne manca una, <a href="/contacts/">scrivici</a>.</p>
""",
}

BIOGRAPHIES = {
    "Chiara Lombardi": "Segue la cultura e gli spettacoli. Prima ha fatto la libraia per nove anni"
    " in piazza del Grano, e si vede da quanto legge.",
    "Davide Morelli": "Si occupa di sport e di quello che ci gira intorno: palestre, bilanci,"
    " tribunali. Arbitra ancora nei campionati giovanili.",
    "Elena Vitale": "Scrive di economia e di lavoro. Ha cominciato facendo le buste paga in una"
    " cartiera e da allora sa leggere un bilancio al contrario.",
    "Giulia Ferrante": "Cronista, è in consiglio comunale a ogni seduta dal 2016. Ha"
    " raccontato giorno per giorno i quattordici mesi senza ponte.",
    "Nadia Benassi": "Geologa di formazione, segue l’ambiente e il fiume. Tiene da vent’anni il"
    " quaderno delle piene della Falda.",
    "Paolo Sartori": "Scrive di tecnologia per chi non ha tempo di impararla. Il martedì aggiusta"
    " computer in biblioteca.",
}


def write_information() -> None:
    """Write all pages but privacy, which the site knows best; none of them may be there yet."""
    InformationPage.objects.bulk_create(
        InformationPage(kind=kind, body=body.strip()) for kind, body in TEXTS.items()
    )
