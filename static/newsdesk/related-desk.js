// The related desk: its forms and links work as they stand, and quicker by this.

import { go, send, theDesk } from "./related-deeds.js";
import "./related-drag.js";
import "./related-keymap.js";
import "./related-keys.js";
import "./related-numbers.js";
import "./related-poll.js";
import "./related-rows.js";
import "./related-search.js";
import "./related-steps.js";

// Before the newsdesk's other scripts hear of it: they hold back what is sent twice.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-desk] form[data-deed]");
  if (!form) return;
  event.preventDefault();
  const question = event.submitter?.dataset.ask;
  if (!question || confirm(question)) send(form, new FormData(form, event.submitter));
}, true);

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-desk] a:not([target], [data-desk-step], .related-desk__many a)");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.href);
});

addEventListener("popstate", () => location.reload());

document.dispatchEvent(new CustomEvent("desk:shown"));
if (document.activeElement === document.body) {
  (theDesk().querySelector("[data-focus=article]") ?? theDesk()).focus({ preventScroll: true });
}
