"""How the newsroom signs in: password, passkey, one-time code; django-allauth does the work."""
