"""What Word, Google Docs and LibreOffice put on the clipboard, shortened."""

# ruff: noqa: E501, as it comes


def list_item(text, marker, level=1, place="Middle", symbol=""):
    """A paragraph of a list, as Word writes it: its marker is text, its level a style."""
    return f"""
<p class=MsoListParagraphCxSp{place} style='margin-left:{36 * level}.0pt;mso-add-space:auto;
text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]><span
style='{symbol}mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>{marker}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{text}<o:p></o:p></p>
"""


SYMBOL = "font-family:Symbol;mso-bidi-font-family:Symbol;"
WORD = f"""
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"><style><!--
p.MsoListParagraph {{margin-left:36.0pt; mso-add-space:auto;}}
@list l0:level1 {{mso-level-number-format:bullet; mso-level-text:\\F0B7;}}
--></style></head>
<body lang=IT style='tab-interval:35.4pt;word-wrap:break-word'><!--StartFragment-->
<h1><b>Il piano<o:p></o:p></b></h1>
<p class=MsoNormal>Il consiglio ha <b>approvato</b> il
piano.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
{list_item("Via Roma", "·", place="First", symbol=SYMBOL)}
{list_item("prima metà", "o", 2)}
{list_item("seconda metà", "o", 2)}
{list_item("Corso Italia", "·", place="Last", symbol=SYMBOL)}
<p class=MsoNormal><span style='mso-no-proof:yes'><!--[if gte vml 1]><v:shape id="Immagine_1">
<v:imagedata src="file:///C:/Users/anna/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img
width=64 src="file:///C:/Users/anna/clip_image001.png" v:shapes="Immagine_1"><![endif]></span></p>
<h4>I tempi<o:p></o:p></h4>
{list_item("si scava", "1.", place="First")}
{list_item("si asfalta", "2.")}
{list_item("di notte", "a)", 2)}
{list_item("si apre", "3.", place="Last")}
<!--EndFragment--></body></html>
"""
FROM_WORD = (
    "<h2>Il piano</h2><p>Il consiglio ha <strong>approvato</strong> il piano.</p>"
    "<ul><li><p>Via Roma</p><ul><li><p>prima metà</p></li><li><p>seconda metà</p></li></ul></li>"
    "<li><p>Corso Italia</p></li></ul><h3>I tempi</h3>"
    "<ol><li><p>si scava</p></li><li><p>si asfalta</p><ol><li><p>di notte</p></li></ol></li>"
    "<li><p>si apre</p></li></ol>"
)

GOOGLE_DOCS = """
<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;"
id="docs-internal-guid-5f0c1d9e-7fff-1b2c-3d4e-5f6a7b8c9d0e"><h1 dir="ltr" style="line-height:1.38"><span
style="font-size:20pt;font-weight:400;font-style:normal;white-space:pre-wrap;">Il piano</span></h1><p
dir="ltr" style="line-height:1.38;"><span style="font-weight:400;font-style:normal;">Una frase con </span><span
style="font-weight:700;font-style:normal;">il grassetto</span><span style="font-weight:400;font-style:italic;">
e il corsivo</span><span style="font-weight:400;">.</span></p><br /><ul
style="margin-top:0;margin-bottom:0;"><li dir="ltr" style="list-style-type:disc;font-weight:400;"
aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Via Roma</span></p></li><ul><li
dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span
style="font-weight:400;">prima metà</span></p></li></ul></ul><p dir="ltr"><span><span
style="border:none;display:inline-block;"><img src="https://lh7-rt.googleusercontent.com/docsz/AD_4"
width="624" height="351"></span></span></p></b><br class="Apple-interchange-newline">
"""
FROM_GOOGLE_DOCS = (
    "<h2>Il piano</h2><p>Una frase con <strong>il grassetto</strong><em> e il corsivo</em>.</p>"
    "<ul><li><p>Via Roma</p><ul><li><p>prima metà</p></li></ul></li></ul>"
)

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type"
content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2 (Linux)"/>
<style type="text/css">p { line-height: 115%; background: transparent }</style></head>
<body lang="it-IT" link="#000080" dir="ltr"><h1 class="western">Il piano</h1>
<p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif">Una frase con
<b>il grassetto</b>.</font></p>
<p style="line-height: 100%; margin-bottom: 0cm"><br/>
</p>
<ol><li><p style="margin-bottom: 0cm">Via Roma</p><ul><li><p>prima metà</p></li></ul></li>
<li><p>Corso Italia</p></li></ol>
<p><img src="data:image/png;base64,iVBORw0KGgo=" name="Immagine1" width="10" height="10" border="0"/></p>
</body></html>
"""
FROM_LIBREOFFICE = (
    "<h2>Il piano</h2><p>Una frase con <strong>il grassetto</strong>.</p>"
    "<ol><li><p>Via Roma</p><ul><li><p>prima metà</p></li></ul></li>"
    "<li><p>Corso Italia</p></li></ol>"
)

TABLE_OF_WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
table.MsoTableGrid {mso-style-name:"Griglia tabella";} --></style></head><body lang=IT><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
<tr style='mso-yfti-irow:0'><td width=321 valign=top style='width:240.7pt'><p class=MsoNormal><b>Seggio<o:p></o:p></b></p></td>
<td colspan=2 valign=top><p class=MsoNormal><b>Voti<o:p></o:p></b></p></td></tr>
<tr><td><p class=MsoNormal>Scuola Bellini<o:p></o:p></p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>
<td><table><tr><td>12</td><td>13</td></tr></table></td></tr>
<tr height=0><td width=321 style='border:none'></td><td width=100 style='border:none'></td></tr>
</table><p class=MsoNormal>Dopo<o:p></o:p></p><!--EndFragment--></body></html>
"""
FROM_TABLE_OF_WORD = (
    "<table><tbody><tr><td><p><strong>Seggio</strong></p></td>"
    '<td colspan="2"><p><strong>Voti</strong></p></td></tr><tr><td><p>Scuola Bellini</p></td>'
    "<td><p></p></td><td><p>12</p><p>13</p></td></tr></tbody></table><p>Dopo</p>"
)

SHEETS = """
<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt"
data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td
style="overflow:hidden;padding:2px 3px;font-weight:bold;">Comune</td><td style="overflow:hidden;">Votanti</td></tr><tr
style="height:21px;"><td>Montefalda</td><td style="text-align:right;" data-sheets-value="{}">12.345</td></tr></tbody></table>
"""
FROM_SHEETS = (
    "<table><tbody><tr><td><p><strong>Comune</strong></p></td><td><p>Votanti</p></td></tr>"
    "<tr><td><p>Montefalda</p></td><td><p>12.345</p></td></tr></tbody></table>"
)
