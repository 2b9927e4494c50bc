"""What the rich-text editor of the newsdesk can do; `articles.bodies.html` allows just that."""

from django.urls import reverse_lazy

EXTENSIONS = {
    "Heading": {"levels": [2, 3]},
    "Bold": True,
    "Italic": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Code": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "CodeBlock": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Image": True,
    "Caption": True,
    "Figure": {"pickerUrl": reverse_lazy("admin:photos_photo_picker")},
    "History": True,
    "OfficePaste": True,
    "NoSpellCheck": False,
}
