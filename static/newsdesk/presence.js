// Says every ten seconds that the article is open, while the page can be seen, and shows who else
// has it open and whether somebody has saved it since.

import { tokenOf } from "./form-data.js";

const EVERY = 10_000; // milliseconds

const place = document.querySelector("[data-presence]");
if (place) {
  const form = place.closest("form");
  const others = place.querySelector("[data-others]");
  const saved = place.querySelector("[data-saved]");

  const say = (line, words) => {
    const text = line.querySelector("[data-words]");
    if (text.textContent !== words) text.textContent = words; // what is new is read out
    line.hidden = !words;
  };

  const call = async () => {
    if (document.hidden) return;
    const body = JSON.stringify({ base: Number(form.elements._base?.value ?? 0) });
    const headers = { "Content-Type": "application/json", "X-CSRFToken": tokenOf(form) };
    const options = { method: "POST", body, headers, redirect: "manual" };
    const answer = await fetch(place.dataset.presence, options).catch(() => null);
    if (!answer?.ok) return;
    const told = await answer.json();
    say(others, told.others);
    say(saved, told.saved);
  };

  call();
  setInterval(call, EVERY);
  document.addEventListener("visibilitychange", call);
}
