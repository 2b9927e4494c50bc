// Asks every ten seconds, while the page can be seen, whether somebody else has changed the list, and
// offers to show it.

import { isBusy, theDesk } from "./related-deeds.js";

const EVERY = 10_000; // milliseconds

async function call() {
  const desk = theDesk();
  if (document.hidden || isBusy() || !desk?.dataset.poll) return;
  const answer = await fetch(desk.dataset.poll, { redirect: "manual" }).catch(() => null);
  if (!answer?.ok) return;
  const { version, by, ago } = await answer.json();
  const notice = theDesk().querySelector("[data-desk-changed]");
  if (isBusy() || theDesk() !== desk || !notice || version <= Number(desk.dataset.version)) return;
  const words = notice.dataset.words.replace("{by}", by).replace("{ago}", ago);
  const place = notice.querySelector("[data-words-here]");
  notice.hidden = false;
  if (place.textContent !== words) place.textContent = words; // what is new is read out
}

if (theDesk()) {
  setInterval(call, EVERY);
  document.addEventListener("visibilitychange", call);
}
