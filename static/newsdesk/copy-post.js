// Brings what a form holds to the server. Answers {state}: "kept" with the time `at`; "away" if the
// server does not answer, or ("upset") answers with an error of its own; "ended" if the session has
// ended; "stranger" if somebody else has signed in here since; "refused" with a message.

import { renewToken, tokenOf } from "./form-data.js";

const PATIENCE = 15_000; // milliseconds

export class CopyPost {
  constructor(form, { person, renewal }) {
    Object.assign(this, { form, person, renewal });
  }

  async send(address, text) {
    const answer = await this.post(address, text);
    if (answer.state !== "ended") return answer;
    const renewed = await this.renew();
    return renewed.state === "renewed" ? this.post(address, text) : renewed;
  }

  async post(address, text) {
    return this.ask(address, {
      method: "POST",
      body: text,
      headers: {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": tokenOf(this.form),
        "X-Person": this.person,
      },
    });
  }

  /* After signing in again, in another tab, the page's token is one of the old session. */
  async renew() {
    const answer = await this.ask(this.renewal, { headers: { Accept: "application/json" } });
    if (answer.state !== "kept") return answer;
    if (String(answer.person) !== this.person) return { state: "stranger" };
    renewToken(answer.token);
    return { state: "renewed" };
  }

  async ask(address, options) {
    const signal = AbortSignal.timeout(PATIENCE);
    try {
      const answer = await fetch(address, { ...options, redirect: "manual", signal });
      const told = await answer.json().catch(() => null);
      if (answer.ok && told) return { state: "kept", ...told };
      if (told?.error) return { state: told.state ?? "refused", message: told.error };
      if (answer.status === 404) return { state: "refused" };
      const ended = answer.type === "opaqueredirect" || answer.status === 403;
      return { state: ended ? "ended" : "upset" };
    } catch {
      return { state: "away" };
    }
  }
}
