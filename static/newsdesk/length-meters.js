// Says below a field how much of it networks and search engines show. It never refuses anything.

const lengths = document.querySelector("[data-lengths]");

function meter(field, limit) {
  const line = document.createElement("p");
  line.className = "length";
  line.id = `${field.id}_length`;
  const bar = document.createElement("meter");
  Object.assign(bar, { min: 0, max: limit, high: limit - 1, optimum: 0 });
  bar.setAttribute("aria-hidden", "true");
  const words = document.createElement("span");
  line.append(bar, words);
  field.after(line);
  const described = [field.getAttribute("aria-describedby"), line.id];
  field.setAttribute("aria-describedby", described.filter(Boolean).join(" "));
  return () => {
    const count = [...field.value.trim()].length;
    const { words: fits, tooLong } = lengths.dataset;
    bar.value = count;
    line.classList.toggle("length--over", count > limit);
    words.textContent = (count > limit ? tooLong : fits)
      .replace("{count}", count)
      .replace("{limit}", limit);
  };
}

for (const { dataset } of lengths?.querySelectorAll("[data-length-of]") ?? []) {
  const field = document.querySelector(`#id_${dataset.lengthOf}`);
  if (!field) continue;
  const show = meter(field, Number(dataset.limit));
  field.addEventListener("input", show);
  show();
}
