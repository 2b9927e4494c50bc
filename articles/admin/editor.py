class EditorMediaMixin:
    """Gives the page's nonce to the editor's import map, the only inline script of the newsdesk."""

    def render_change_form(self, request, context, *args, **kwargs):
        media = context["media"]
        if hasattr(media, "with_nonce"):
            context["media"] = media.with_nonce(str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **kwargs)
