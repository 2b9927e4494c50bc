// Throws a working copy away without leaving the page: what has been typed in it stays.

import { tokenOf } from "./form-data.js";

for (const button of document.querySelectorAll("[data-drop-copy]")) {
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    const token = tokenOf(button.form);
    const headers = { Accept: "application/json", "X-CSRFToken": token };
    const answer = await fetch(button.formAction, { method: "POST", headers }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const offer = button.closest("[data-offer]");
    const rest = offer.parentElement;
    offer.remove();
    if (!rest.querySelector("[data-offer]")) rest.remove();
    document.querySelector("[data-working-copy]").closest("form").querySelector("textarea")?.focus();
  });
}
