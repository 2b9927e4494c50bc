// Tells the site that somebody looks at the article, once for each view, and shows its visits.
const line = document.querySelector("[data-visits-of]");
let told = false;

async function tell() {
  if (told || document.prerendering || document.hidden) return;
  told = true;
  const answer = await fetch(`/visits/${line.dataset.visitsOf}`, { method: "POST", keepalive: true });
  if (!answer.ok) return;
  const { texts } = await answer.json();
  texts.forEach((text, place) => (line.children[place].textContent = text));
}

document.addEventListener("prerenderingchange", tell);
document.addEventListener("visibilitychange", tell);
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  told = false; // back from another page: a new view
  tell();
});
tell();
