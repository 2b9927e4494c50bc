// The quiet line beside the buttons that says where what was typed is.

const QUIET = ["nothing", "kept", "saved"];

export class Status {
  constructor(form, words) {
    this.words = words;
    this.line = document.createElement("p");
    this.line.className = "working-copy__status";
    this.line.setAttribute("role", "status");
    this.state = this.line.dataset.state = "nothing";
    (form.querySelector(".submit-row") ?? form).append(this.line);
  }

  /* Something may have changed that nobody has looked at yet; the words stay. */
  wait() {
    if (this.state === this.line.dataset.state && QUIET.includes(this.state)) {
      this.line.dataset.state = "waiting";
    }
  }

  goOn() {
    this.line.dataset.state = this.state;
  }

  /* `inBrowser`: whether this browser keeps what the server does not have. */
  show(state, answer = {}, inBrowser = true) {
    this.state = this.line.dataset.state = state;
    const parts = [this.said(state, answer)];
    if (!QUIET.includes(state) && !inBrowser) parts.push(this.words.onlyHere);
    if (state === "ended") parts.push(this.link());
    const words = parts.map((part) => part.textContent ?? part).join(" ");
    if (words.trim() === this.line.textContent.trim()) return; // nothing new to be read out
    this.line.replaceChildren(...parts.flatMap((part) => [part, " "]));
  }

  said(state, { at, message }) {
    const words = message ?? this.words[state] ?? "";
    return words.replace("{time}", at ?? "");
  }

  link() {
    const link = document.createElement("a");
    link.href = this.words.signIn;
    link.target = "_blank";
    link.textContent = this.words.signInWords;
    return link;
  }
}
