// Buttons that fill in a moment to come, by the newspaper's clock wherever the browser is.

const FORMATS = { d: "day", m: "month", Y: "year" };

for (const buttons of document.querySelectorAll(".moment__ahead")) {
  const [day, time] = buttons.closest("[data-moment]").querySelectorAll("input");
  const ahead = Number(buttons.dataset.now) * 1000 - Date.now(); // of this browser's clock

  buttons.hidden = false;
  buttons.addEventListener("click", ({ target }) => {
    const { hours, tomorrowAt } = target.dataset;
    if (!hours && !tomorrowAt) return;
    const moment = new Date(Date.now() + ahead + (hours ?? 24) * 3_600_000);
    const parts = read(moment, buttons.dataset.zone);
    if (tomorrowAt) Object.assign(parts, dayAfter(new Date(Date.now() + ahead), buttons.dataset.zone));
    fill(day, written(parts, buttons.dataset.dayFormat));
    fill(time, tomorrowAt ?? `${parts.hour}:${parts.minute}:00`);
  });
}

function read(moment, timeZone) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}

// By the calendar: a day of 25 hours has its tomorrow later.
function dayAfter(now, timeZone) {
  const { year, month, day } = read(now, timeZone);
  return read(new Date(Date.UTC(year, month - 1, Number(day) + 1, 12)), "UTC");
}

function written(parts, format) {
  return format.replace(/%([dmY])/g, (_, letter) => parts[FORMATS[letter]]);
}

function fill(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
