// What a pressed key is called on the desk, e.g. "j", "Shift+1", "Alt+ArrowUp", "Control+Enter".

/* Its names, the likeliest first: on an Italian keyboard the slash is Shift+7, and stays a slash. */
export function namesOf(event) {
  const { key, code, shiftKey } = event;
  const isGraph = event.getModifierState("AltGraph"); // it writes signs, and is Control+Alt to some systems
  const before = `${(event.ctrlKey || event.metaKey) && !isGraph ? "Control+" : ""}${event.altKey && !isGraph ? "Alt+" : ""}`;
  if (key.length === 1 && key.toLowerCase() !== key.toUpperCase()) {
    return [before + (shiftKey ? `Shift+${key.toUpperCase()}` : key.toLowerCase())];
  }
  const names = [before + (shiftKey && key.length > 1 ? "Shift+" : "") + key];
  const digit = shiftKey && /^Digit(\d)$/.exec(code)?.[1];
  if (digit) names.push(`${before}Shift+${digit}`);
  if (key === "Backspace") names.push(`${before}Delete`); // a Mac's "delete"
  return names;
}

const SIGNS = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };

/* As it is shown, in the words of the page. */
export function shown(name, words) {
  return name.split("+").map((part) => words[part] ?? SIGNS[part] ?? part).join(" + ");
}
