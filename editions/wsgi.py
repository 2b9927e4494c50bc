"""Printed pages in front of Django: answered before its handler hears of the request."""

from editions.answering import Answerer


class Editions:
    """A WSGI application round Django's own handler, whose answers are its response objects."""

    def __init__(self, application):
        self.application, self.answerer = application, Answerer()

    def __call__(self, environ, start_response):
        answer = self.answerer.answer(environ) or self._printed(environ)
        if answer is None:
            return self.application(environ, start_response)
        status, headers, chunks = answer
        start_response(status, headers)
        return chunks

    def _printed(self, environ):
        responses = []

        def ask(environ):
            responses.append(self.application(environ, lambda status, headers: None))
            return responses[0]

        answer = self.answerer.print_with(environ, ask)
        for response in responses:
            if not answer or answer[2] is not response:  # otherwise the server closes it
                response.close()
        return answer
