// Words, reading time and readability below the text, a second after the last change. The server
// counts, by the rules of the page. Screen readers hear of it when the verdict becomes another.

const PAUSE = 1000; // milliseconds
const panel = document.querySelector("[data-writing]");
const form = document.querySelector("#article_form");
const body = form?.elements.namedItem("body");
const standfirst = form?.elements.namedItem("standfirst");
const part = (name) => panel.querySelector(`[data-reading-${name}]`);
let asked, last;

function show({ counts, index = null, verdict = "", description = "" }) {
  part("counts").textContent = counts;
  part("index").hidden = index === null;
  part("number").textContent = index ?? "";
  panel.querySelector("meter").value = index ?? 0;
  part("verdict").textContent = verdict;
  part("description").textContent = description;
  part("description-row").hidden = !description || Boolean(standfirst.value.trim());
  if (last !== undefined && last !== verdict) part("status").textContent = verdict;
  last = verdict;
  panel.hidden = false;
}

async function ask() {
  const typed = new FormData();
  typed.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  typed.set("body", body.value);
  typed.set("standfirst", standfirst.value);
  try {
    const answer = await fetch(panel.dataset.reading, { method: "POST", body: typed });
    if (answer.ok && !answer.redirected) show(await answer.json());
    else if (answer.status === 413) show({ counts: await answer.text() });
  } catch {
    // Without an answer the last numbers stay.
  }
}

function look() {
  const now = `${body.value}\0${standfirst.value}`;
  if (now !== asked && !document.hidden) {
    asked = now;
    ask();
  }
}

if (panel && body) {
  body.closest(".form-row").append(panel);
  look();
  setInterval(look, PAUSE); // the editor changes its field without an event
}
