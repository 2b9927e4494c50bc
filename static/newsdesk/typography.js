// Offers to mend typography: shows each change where it stands, makes those that stay ticked.
// The server says what could be changed; the editor makes it in one step, which one undo takes back.

const button = document.querySelector("[data-typography]");
const dialog = document.querySelector("[data-typography-dialog]");
const list = dialog?.querySelector("[data-typography-list]");
const status = document.querySelector("[data-typography-status]");
const FIELDS = ["kicker", "headline", "standfirst"];
const NO_TEXT = "\ufffc"; // code, breaks and pictures: as long as they are, and left alone
let changes = [];

const editor = () => document.querySelector(".field-body [contenteditable=true]")?.editor;

// The text of each paragraph, with the place in the document at which it begins.
function paragraphs() {
  const found = [];
  editor()?.state.doc.descendants((node, place) => {
    if (!node.isTextblock || node.type.spec.code) return;
    let text = "";
    node.forEach((child) => {
      const isText = child.isText && !child.marks.some((mark) => mark.type.spec.code);
      text += isText ? child.text : NO_TEXT.repeat(child.nodeSize);
    });
    found.push({ text, begins: place + 1 });
  });
  return found;
}

function texts() {
  const fields = FIELDS.map((name) => document.querySelector(`#id_${name}`)).filter(Boolean);
  return [...fields.map((field) => ({ text: field.value, field })), ...paragraphs()];
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function box(label, ...content) {
  const tick = element("input");
  Object.assign(tick, { type: "checkbox", checked: true });
  return [tick, element("label", label, tick, ...content)];
}

function draw(kinds) {
  list.replaceChildren();
  for (const [kind, label] of Object.entries(kinds)) {
    const ofKind = changes.filter((change) => change.kind === kind);
    if (!ofKind.length) continue;
    const group = element("fieldset", "typography__kind", element("legend", "", label));
    const [all, line] = box("typography__all", `${list.dataset.all} (${ofKind.length})`);
    group.append(line);
    for (const change of ofKind) {
      const { before, old, new: after, after: following } = change;
      const words = element("span", "", before, element("del", "", old), element("ins", "", after), following);
      const [tick, choice] = box("typography__change", words);
      change.tick = tick;
      tick.addEventListener("change", () => {
        all.checked = ofKind.every((one) => one.tick.checked);
        all.indeterminate = !all.checked && ofKind.some((one) => one.tick.checked);
      });
      group.append(choice);
    }
    all.addEventListener("change", () => ofKind.forEach((one) => (one.tick.checked = all.checked)));
    list.append(group);
  }
}

async function offer() {
  const shown = texts();
  status.textContent = "";
  try {
    const answer = await fetch(button.dataset.typography, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value,
      },
      body: JSON.stringify({ texts: shown.map(({ text }) => text) }),
    });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const found = await answer.json();
    changes = found.changes.map((change) => ({ ...change, place: shown[change.text] }));
    if (!changes.length) return void (status.textContent = status.dataset.none);
    draw(found.kinds);
    dialog.showModal();
  } catch {
    status.textContent = status.dataset.failed;
  }
}

// What was typed into a field by its user can be undone; so can this.
function mendField(field, edits) {
  field.focus();
  for (const [start, end, after] of edits) {
    field.setSelectionRange(start, end);
    document.execCommand("insertText", false, after);
  }
}

function mend() {
  const chosen = changes.filter(({ tick }) => tick.checked);
  dialog.close();
  if (!chosen.length) return;
  const lastFirst = (edits) => edits.sort((one, other) => other[0] - one[0]);
  const inText = chosen.filter(({ place }) => !place.field).flatMap(({ place, edits }) =>
    edits.map(([start, end, after]) => [place.begins + start, place.begins + end, after]));
  for (const field of new Set(chosen.map(({ place }) => place.field).filter(Boolean))) {
    const own = chosen.filter(({ place }) => place.field === field);
    mendField(field, lastFirst(own.flatMap(({ edits }) => edits)));
  }
  if (inText.length) {
    const { tr } = editor().state;
    for (const [from, to, after] of lastFirst(inText)) tr.insertText(after, from, to);
    editor().view.dispatch(tr);
  }
  button.focus();
  status.textContent = status.dataset.done;
}

button?.addEventListener("click", offer);
dialog?.querySelector("[data-typography-apply]").addEventListener("click", mend);
dialog?.querySelector("[data-typography-cancel]").addEventListener("click", () => dialog.close());
