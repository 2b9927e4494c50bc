// Tells the site that somebody looks at the article, once a view, and shows its visits.
const line = document.querySelector("[data-visits-of]");
const [entry] = performance.getEntriesByType("navigation");
let { referrer } = document; // if one of ours led here
if (entry?.type !== "navigate" || !referrer.startsWith(`${origin}/`)) referrer = "";
let told;

async function tell() {
  if (told || document.prerendering || document.hidden) return;
  told = true;
  const address = `/visits/${line.dataset.visitsOf}`;
  const answer = await fetch(address, { method: "POST", keepalive: true, referrer });
  if (!answer.ok) return;
  const { texts } = await answer.json();
  texts.forEach((text, place) => (line.children[place].textContent = text));
}

document.addEventListener("prerenderingchange", tell);
document.addEventListener("visibilitychange", tell);
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  told = false; // back: a new view
  referrer = "";
  tell();
});
tell();
