"""The newsroom's groups, and who of them is what."""

STAGES = ("draft", "scheduled", "published", "withdrawn")
GROUPS = ("Journalist", "Moderator", "Editor", "Editor-in-chief")
EDITORS = {"Editor", "Editor-in-chief"}
CURATORS = EDITORS | {"Moderator"}
