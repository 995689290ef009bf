// Counts words or lines while somebody writes. <textarea data-count="words" data-count-into="id">, where the
// output element carries its own wording: data-one="%n word" data-many="%n words".
function count(text, unit) {
  if (unit === "lines") return text.split("\n").filter((line) => line.trim()).length;
  return (text.match(/\S+/g) || []).length;
}

function write(box, out) {
  const n = count(box.value, box.dataset.count);
  const wording = n === 1 ? out.dataset.one : out.dataset.many;
  out.textContent = (wording || "%n").replace("%n", String(n));
}

export function start(page) {
  for (const box of page.querySelectorAll("textarea[data-count]")) {
    const out = page.getElementById(box.dataset.countInto || "words");
    if (!out) continue;
    write(box, out);
    box.addEventListener("input", () => write(box, out));
  }
}
