// A second click on a button that saves is no second article.

let sent = false;

document.addEventListener("submit", (event) => {
  if (sent) event.preventDefault();
  else if (!event.defaultPrevented && event.target.method === "post") sent = true;
});

// The page may come back as it was left.
window.addEventListener("pageshow", () => {
  sent = false;
});
