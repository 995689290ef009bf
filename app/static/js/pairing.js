// Criterion row and sentence light each other: by hover, by focus, and pinned by a click. Both are links to each
// other, so without this file they still lead across. On narrow screens the row of a lit sentence is repeated in
// the strip under the text (.peek).
class Pairs {
  constructor(page) {
    this.ends = [...page.querySelectorAll("[data-c]")];
    this.peek = page.querySelector("[data-peek]");
    this.pinned = null;
  }

  light(keys) {
    for (const end of this.ends) {
      const lit = Boolean(keys) && end.dataset.c.split(" ").some((key) => keys.includes(key));
      end.classList.toggle("lit", lit);
      if (lit && this.peek && "row" in end.dataset) this.repeat(end);
    }
    if (!keys && this.peek) this.peek.replaceChildren();
  }

  repeat(row) {
    this.peek.replaceChildren(...[...row.childNodes].map((node) => node.cloneNode(true)));
  }

  pin(event, keys) {
    const wide = window.matchMedia("(min-width: 1081px)").matches;
    this.pinned = keys;
    this.light(keys);
    // Wide screens show both sides at once, and narrow ones have the strip: no jump needed.
    if (wide || this.peek) event.preventDefault();
  }

  listen(end) {
    const keys = end.dataset.c.split(" ");
    end.addEventListener("mouseenter", () => this.light(keys));
    end.addEventListener("mouseleave", () => this.light(this.pinned));
    end.addEventListener("focus", () => this.light(keys));
    end.addEventListener("blur", () => this.light(this.pinned));
    if (end.tagName === "A") end.addEventListener("click", (event) => this.pin(event, keys));
  }
}

export function start(page) {
  const pairs = new Pairs(page);
  for (const end of pairs.ends) pairs.listen(end);
}
