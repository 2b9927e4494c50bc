/*
 * Share blocks work as plain links. This adds the deeds that need a script: the device's own share
 * sheet, copying the link, printing. Words, addresses and what is offered come from the markup.
 */
const ANNOUNCED_FOR = 3000;

for (const block of document.querySelectorAll("[data-share-url]")) {
  const { shareTitle: title, shareUrl: url } = block.dataset;
  const part = (name) => block.querySelector(`[data-share="${name}"]`);
  const page = { title, text: title, url };
  const status = part("status");
  let fading;

  function announce() {
    clearTimeout(fading);
    status.textContent = status.dataset.shareCopied;
    fading = setTimeout(() => status.replaceChildren(), ANNOUNCED_FOR);
  }

  // Without the clipboard (http, or permission refused) the reader copies by hand.
  function offerAddress() {
    const address = part("address");
    address.hidden = false;
    address.focus();
    address.select();
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      announce();
    } catch {
      offerAddress();
    }
  }

  async function share() {
    try {
      await navigator.share(page);
    } catch (error) {
      // A reader who closes the sheet meant it; any other failure still owes them the link.
      if (error.name !== "AbortError") await copy();
    }
  }

  function reveal(name, deed) {
    const item = part(name);
    if (!item) return;
    item.hidden = false;
    item.querySelector("button").addEventListener("click", deed);
  }

  if (navigator.share && (navigator.canShare?.(page) ?? true)) reveal("device", share);
  reveal("copy", copy);
  reveal("print", () => window.print());
}
