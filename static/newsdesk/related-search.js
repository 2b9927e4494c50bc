// Finds articles while one types. The arrows go from the field to what was found and back, Enter adds,
// Escape leaves. Without this the field is a plain form.

import { fault, say } from "./related-deeds.js";

const PAUSE = 150; // after a key, in milliseconds
const SHORTEST = 2;

let timer;
let asking;

const fieldIn = (desk) => desk.querySelector("[data-desk-search] [type=search]");
const canBeAdded = (row) => Boolean(row.querySelector("[data-deed=add]"));
const results = () => [...document.querySelectorAll("[data-desk-results] [data-row]")];

/* Fills in what is found for the words in the field; answers whether it is there. */
async function find(field) {
  clearTimeout(timer);
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const { form } = field;
  const place = () => document.querySelector("[data-desk-results]");
  if (field.value.trim().length < SHORTEST) {
    place().replaceChildren();
    return false;
  }
  const address = `${form.getAttribute("action") || location.pathname}?${new URLSearchParams(new FormData(form))}`;
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("[data-desk-results]");
    if (!found) return fault("refused"); // as after the session's end
    place().replaceWith(found);
    say(found.dataset.found);
    return true;
  } catch {
    return !signal.aborted && fault("offline");
  }
}

function leave(field) {
  clearTimeout(timer);
  asking?.abort();
  field.value = "";
  document.querySelector("[data-desk-results]").replaceChildren();
  say();
  field.closest("[data-desk]").querySelector("[data-focus=article]")?.focus();
}

async function inField(event, field) {
  if (event.key === "Escape") {
    event.preventDefault();
    leave(field);
  } else if (event.key === "ArrowDown" && results().length) {
    event.preventDefault();
    results()[0].focus();
  } else if (event.key === "Enter") {
    event.preventDefault(); // Enter once more adds the first
    if (await find(field) && document.activeElement === field) (results().find(canBeAdded) ?? results()[0])?.focus();
  }
}

function inResult(event, row, field) {
  const all = results();
  const place = all.indexOf(row);
  const steps = { ArrowDown: all[place + 1] ?? row, ArrowUp: all[place - 1] ?? field, Escape: field };
  if (!(event.key in steps) || event.altKey) return;
  event.preventDefault();
  steps[event.key].focus();
  if (steps[event.key] === field) field.select();
}

document.addEventListener("keydown", (event) => {
  const desk = event.target.closest?.("[data-desk]");
  const field = desk && fieldIn(desk);
  if (!field || event.isComposing) return;
  const row = event.target.closest("[data-desk-results] [data-row]");
  if (event.target === field) inField(event, field);
  else if (row) inResult(event, row, field);
});

document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-desk-search] [type=search]")) return;
  clearTimeout(timer);
  timer = setTimeout(find, PAUSE, target);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-desk] [data-desk-search]")) return;
  event.preventDefault();
  find(event.target.querySelector("[type=search]"));
}, true);
