// Text that has not reached the server yet, in this browser's storage: by person and form, so many
// forms and no more, and not for ever.

const PREFIX = "newsdesk-unsent:";
const MOST = 30;
const DAYS = 30;

function entries() {
  const found = [];
  for (let number = 0; number < localStorage.length; number += 1) {
    const name = localStorage.key(number);
    if (!name.startsWith(PREFIX)) continue;
    found.push({ name, ...JSON.parse(localStorage.getItem(name)) });
  }
  return found.sort((one, other) => other.at - one.at);
}

function makeRoom() {
  const oldest = Date.now() - DAYS * 86_400_000;
  const old = entries().filter(({ at }, number) => number >= MOST || at < oldest);
  old.forEach(({ name }) => localStorage.removeItem(name));
}

/* Whether the browser keeps it. */
export function keepInBrowser(person, address, text) {
  try {
    makeRoom();
    localStorage.setItem(PREFIX + address, JSON.stringify({ person, address, text, at: Date.now() }));
    return true;
  } catch {
    return false; // full, or forbidden
  }
}

/* Once it has reached the server; what was typed meanwhile in another window stays. */
export function forgetInBrowser(address, text) {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + address));
    if (kept?.text === text) localStorage.removeItem(PREFIX + address);
  } catch {
    // nothing was kept
  }
}

export function keptInBrowser(person) {
  try {
    return entries().filter((entry) => entry.person === person);
  } catch {
    return [];
  }
}
