// Nothing typed is lost: the form is kept on the server two seconds after the last key, in the
// browser while the server is away or the session has ended, and whoever leaves is warned.

import { forgetInBrowser, keepInBrowser, keptInBrowser } from "./browser-copy.js";
import { CopyPost } from "./copy-post.js";
import { pairsOf } from "./form-data.js";
import { Status } from "./working-copy-status.js";

const PAUSE = 2_000; // after the last key, in milliseconds
const LONGEST = 10_000; // without a pause
const LAST_TRY = 60_000; // as rarely as the server is asked when it is away
const PATIENCE = 1_500; // of a save that waits for the copy
const LOST = ["away", "ended", "stranger"]; // a save would not come through either

const place = document.querySelector("[data-working-copy]");
if (place) watch(place.closest("form"), place.dataset);

function watch(form, facts) {
  const { person } = facts;
  const post = new CopyPost(form, facts);
  const status = new Status(form, facts);
  const now = () => JSON.stringify({ fields: pairsOf(form) });
  let address = facts.workingCopy;
  let saved = now(); // what the article holds
  let sent = saved; // what the server knows
  let touched = false;
  let timer, since, tries = 0, delivering, submitted, cleared, holding;

  const isUnsaved = () => "unsaved" in facts || (touched && now() !== saved);

  // --- Sending ---

  function stir() {
    since ??= Date.now();
    status.wait();
    wait(Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  }

  function wait(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  }

  function run() {
    since = undefined;
    delivering ??= deliver().finally(() => { delivering = undefined; });
    return delivering;
  }

  async function deliver() {
    const text = now();
    const isNew = text !== sent && (touched || "unsaved" in facts) && !isLeaving();
    if (!isNew) {
      status.goOn();
      return {};
    }
    if (new Blob([text]).size > Number(facts.largest)) {
      status.show("large");
      return { state: "large" };
    }
    const isBack = text === saved && !("unsaved" in facts);
    const inBrowser = keepInBrowser(person, address, text);
    const answer = await post.send(isBack ? `${address}drop/` : address, text);
    if (answer.state === "kept") {
      sent = text;
      tries = 0;
      forgetInBrowser(address, text);
      if (now() !== sent) stir();
    } else if (answer.state !== "refused") {
      tries += 1;
      wait(Math.min(LAST_TRY, PAUSE * 2 ** tries));
    }
    status.show(isBack && answer.state === "kept" ? "nothing" : answer.state, answer, inBrowser);
    return answer;
  }

  // --- What the person does ---

  /* Until then only scripts have changed the form: the editor tidies what it opens. */
  function touch(event) {
    if (touched || !event.isTrusted) return;
    touched = true;
    if (!("unsaved" in facts)) saved = sent = now();
  }

  for (const deed of ["keydown", "pointerdown", "beforeinput", "paste", "drop"]) {
    document.addEventListener(deed, touch, true);
  }
  // Rows moved by arrows or by dragging, and choices, change fields without a word.
  for (const deed of ["input", "change", "click", "keyup", "pointerup", "drop"]) {
    document.addEventListener(deed, stir);
  }
  window.addEventListener("focus", () => (LOST.includes(status.state) ? run() : stir()));
  window.addEventListener("online", run);
  document.addEventListener("visibilitychange", () => { if (document.hidden) hide(); else stir(); });
  window.addEventListener("pagehide", hide);

  function hide() {
    const text = now();
    if (!touched || text === sent || isLeaving()) return;
    keepInBrowser(person, address, text);
    run();
  }

  // --- Leaving ---

  const isLeaving = () => Boolean(submitted && !submitted.defaultPrevented);

  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved() && !isLeaving()) event.preventDefault();
  });
  window.addEventListener("pageshow", () => { submitted = undefined; });

  /* A save goes after the copy: else a late copy were offered again, and a session that has ended
     would swallow what is sent. */
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented || event.submitter?.formTarget) return; // the page stays
    submitted = event;
    if (cleared || (!delivering && now() === sent)) return;
    event.preventDefault();
    if (holding) return;
    holding = true;
    const patience = new Promise((go) => { setTimeout(go, PATIENCE, {}); });
    const answer = await Promise.race([delivering ? delivering.then(run) : run(), patience]);
    holding = false;
    if (answer.state === "large" || LOST.includes(answer.state)) return;
    cleared = true;
    form.requestSubmit(event.submitter);
    cleared = false;
  });

  document.getElementById("working_copy_form").addEventListener("submit", (event) => {
    submitted = event; // it throws away what is on the page
    forgetInBrowser(address, now());
  });
  place.addEventListener("saved", () => status.show("saved", { at: facts.now }));

  // --- Other windows, and what did not reach the server before ---

  const windows = new BroadcastChannel("newsdesk-working-copies");
  windows.addEventListener("message", ({ data }) => {
    if (data !== address) return;
    const key = address.split("/").at(-2);
    const own = key.slice(0, -16) + crypto.randomUUID().replaceAll("-", "").slice(0, 16);
    address = address.replace(key, own);
    form.elements._working_copy.value = own;
    status.show("elsewhere");
    stir();
  });
  if ("takenUp" in facts) windows.postMessage(address);

  const isSentBack = "unsaved" in facts && !("takenUp" in facts); // a save that found errors

  async function bring() {
    const family = (some) => some.slice(0, -17); // its form, whatever the window
    let isNews = false;
    for (const kept of keptInBrowser(person)) {
      if (kept.address === address && isSentBack) continue;
      const answer = await post.send(kept.address, kept.text);
      if (answer.state !== "kept") continue;
      forgetInBrowser(kept.address, kept.text);
      isNews ||= family(kept.address) === family(address);
    }
    if (isNews && !touched && !isSentBack) location.reload();
  }

  if (isSentBack) {
    sent = "";
    stir();
  }
  bring();
}
