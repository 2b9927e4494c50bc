// What a form holds, as pairs of name and value, without what belongs to the page alone: files,
// passwords, the token against forged forms, and the empty row that new rows are made from.

const LEFT_OUT = ["csrfmiddlewaretoken", "_working_copy"];

export function pairsOf(form) {
  const secret = [...form.querySelectorAll("[type=password]")].map(({ name }) => name);
  return [...new FormData(form)].filter(([name, value]) =>
    typeof value === "string" && !name.includes("__prefix__")
    && !LEFT_OUT.includes(name) && !secret.includes(name));
}

export function tokenOf(form) {
  return form.elements.csrfmiddlewaretoken.value;
}

export function renewToken(token) {
  for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
}
