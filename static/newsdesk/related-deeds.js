// Deeds at the related desk without loading the page anew: what is pressed is sent, and the desk of the
// page that comes back takes the place of the old one. One after the other, in their order.

import { swap } from "./related-swap.js";

const LEAVING = ["reviewed", "nothing"]; // after these another article is there

const said = document.querySelector("[data-desk-said]");
let last = Promise.resolve();
let waiting = 0;
let leaving = false;

export const theDesk = () => document.querySelector("[data-desk]");
export const isBusy = () => waiting > 0;

/* What is said is read out: a word of ours by its name in the page, or the server's. */
export function say(...messages) {
  said.replaceChildren(...messages);
}

export function fault(name) {
  const line = document.createElement("p");
  line.className = "related-said__message related-said__message--error";
  line.textContent = said.dataset[name];
  say(line);
  return false;
}

/* Sends what a form holds at this moment; answers whether it was done. */
export function send(form, body = new FormData(form)) {
  const address = form.getAttribute("action") || location.href;
  const row = form.closest("[data-row]");
  row?.setAttribute("aria-busy", "true");
  return inTurn(LEAVING.includes(form.dataset.deed), () => {
    body.set("version", theDesk().dataset.version); // raised by the deeds before
    return load(addressOf(form), { method: "POST", body }, form);
  }).finally(() => row?.removeAttribute("aria-busy"));
}

/* With what is in the field for searching now, so that what was found for it stays. */
function addressOf(form) {
  const address = new URL(form.getAttribute("action") || location.href, location.href);
  const words = theDesk().querySelector("[data-desk-search] [type=search]")?.value.trim();
  if (words) address.searchParams.set("q", words);
  else address.searchParams.delete("q");
  return address;
}

/* Shows the desk that lies at an address. */
export function go(address) {
  return inTurn(true, () => load(address));
}

/* What is pressed while another article is on its way was meant for neither. */
async function inTurn(isLeaving, deed) {
  if (leaving) return false;
  leaving = isLeaving;
  waiting += 1;
  const mine = last.then(deed);
  last = mine.catch(() => {});
  try {
    return await mine;
  } finally {
    waiting -= 1;
    if (isLeaving) leaving = false;
  }
}

async function load(address, options = {}, form = null) {
  const answer = await fetch(address, options).catch(() => null);
  const text = await answer?.text().catch(() => null);
  if (text == null) return fault("offline");
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!page.querySelector("[data-desk]")) {
    if (!form) location.assign(address); // another page, or the one for signing in
    return fault("refused");
  }
  const before = theDesk().dataset.article;
  swap(page, form);
  document.title = page.title;
  if (before === theDesk().dataset.article) history.replaceState(null, "", answer.url);
  else history.pushState(null, "", answer.url);
  say(...page.querySelector("[data-desk-said]").childNodes);
  return true;
}
