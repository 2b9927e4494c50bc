// Shows in the preview what is in the form, about a second after the last change.
// The page comes into a frame of this page's own: nobody else may frame it, and it runs no script.

const LOOK_EVERY = 500; // milliseconds; shown is what stayed the same for one look
const MOST = 2 * 1024 * 1024; // letters; the server takes no more
const panel = document.querySelector("[data-preview]");
const form = document.querySelector("#article_form");
const frame = panel?.querySelector("[data-preview-frame]");
const stage = panel?.querySelector("[data-preview-stage]");
const status = panel?.querySelector("[data-preview-status]");
let seen, shown, waiting;

function say(state, text = status.dataset[state]) {
  panel.dataset.state = state;
  status.textContent = text;
}

// What the browser chooses by itself elsewhere is chosen by hand here.
function dress() {
  const { scheme } = panel.dataset;
  const page = frame.contentDocument;
  page.documentElement.style.colorScheme = scheme;
  for (const source of page.querySelectorAll("source[media*='prefers-color-scheme']")) {
    source.dataset.media ??= source.media;
    source.media = source.dataset.media.includes(scheme) ? "all" : "not all";
  }
}

function fit() {
  const width = Number(panel.dataset.width);
  const scale = Math.min(1, stage.clientWidth / width);
  frame.style.inlineSize = `${width}px`;
  frame.style.blockSize = `${stage.clientHeight / scale}px`;
  frame.style.transform = `scale(${scale})`;
  frame.style.marginInlineStart = `${Math.max(0, (stage.clientWidth - width) / 2)}px`;
}

// After the first time the page is replaced in its place: it neither flashes nor scrolls.
function draw(html) {
  if (!frame.srcdoc) {
    frame.addEventListener("load", dress);
    frame.srcdoc = html;
    return;
  }
  const page = frame.contentDocument;
  const place = page.scrollingElement?.scrollTop ?? 0;
  const next = new DOMParser().parseFromString(html, "text/html");
  page.documentElement.replaceWith(page.adoptNode(next.documentElement));
  dress();
  page.scrollingElement.scrollTop = place;
}

async function refresh() {
  waiting?.abort();
  waiting = new AbortController();
  const { preview, previewCards, show } = panel.dataset;
  const address = show === "cards" ? previewCards : preview;
  const { signal } = waiting;
  say("loading");
  try {
    const answer = await fetch(address, { method: "POST", body: new FormData(form), signal });
    const text = await answer.text();
    if (answer.ok && !answer.redirected) {
      draw(text);
      say("made");
    } else if (answer.status === 413) say("large", text);
    else say("failed");
  } catch (error) {
    if (error.name !== "AbortError") say("failed");
  }
}

function look() {
  if (!panel.open || document.hidden || panel.dataset.show === "links") return;
  const now = JSON.stringify([panel.dataset.show, ...new FormData(form)]);
  if (now !== shown && now === seen) {
    shown = now;
    if (now.length > MOST) say("large");
    else refresh();
  }
  seen = now;
}

if (panel) {
  panel.addEventListener("preview:chosen", () => {
    if (!panel.open) return;
    fit();
    if (frame.contentDocument) dress();
    look();
    look(); // at once: nobody is typing while they choose
  });
  new ResizeObserver(fit).observe(stage);
  setInterval(look, LOOK_EVERY);
}
