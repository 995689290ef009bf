// Rating by keyboard and by selecting text. Everything here only ticks the page's own radio buttons and checkboxes.
const FIELDS = "input[type=text], textarea, select";

class Review {
  constructor(form) {
    this.form = form;
    this.criteria = [...form.querySelectorAll("[data-criterion]")];
    this.answer = form.querySelector("[data-answer]");
    this.status = form.querySelector("[data-review-status]");
    this.current = this.criteria[0];
    this.changed = Boolean(document.querySelector("[data-error-summary]"));
  }

  listen() {
    this.form.querySelector("[data-review-help]").hidden = false;
    this.form.addEventListener("focusin", (event) => this.follow(event.target));
    this.form.addEventListener("change", (event) => this.note(event.target));
    this.form.addEventListener("submit", () => { this.changed = false; });
    document.addEventListener("keydown", (event) => this.key(event));
    this.answer?.addEventListener("mouseup", () => this.markSelection());
    this.answer?.addEventListener("keyup", () => this.markSelection());
    window.addEventListener("beforeunload", (event) => { if (this.changed) event.preventDefault(); });
  }

  follow(target) {
    const criterion = target.closest("[data-criterion]");
    if (criterion) this.current = criterion;
  }

  note(target) {
    this.changed = true;
    this.follow(target);
    this.showMarked(this.current);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(FIELDS)) return;
    if (!/^[1-4]$/.test(event.key)) return;
    const level = this.current.querySelector(`input[type=radio][value="${event.key}"]`);
    level.checked = true;
    this.changed = true;
    this.status.textContent = `${this.current.querySelector("legend").textContent}: ${level.parentElement.querySelector("b").textContent}`;
    const next = this.criteria[this.criteria.indexOf(this.current) + 1];
    if (next) this.goTo(next);
    event.preventDefault();
  }

  goTo(criterion) {
    this.current = criterion;
    const chosen = criterion.querySelector("input[type=radio]:checked") || criterion.querySelector("input[type=radio]");
    chosen.focus({ preventScroll: true });
    criterion.scrollIntoView({ block: "nearest" });
  }

  // A selection ticks the sentences it touches, for the criterion one is at.
  markSelection() {
    const selection = window.getSelection();
    if (selection.isCollapsed || !this.current.querySelector("input[type=checkbox]")) return;
    const range = selection.getRangeAt(0);
    const touched = [...this.answer.querySelectorAll("[data-sentence]")].filter((part) => range.intersectsNode(part) && this.overlaps(range, part));
    for (const part of touched) {
      this.current.querySelector(`input[type=checkbox][value="${part.dataset.sentence}"]`).checked = true;
    }
    if (!touched.length) return;
    this.changed = true;
    this.showMarked(this.current);
    selection.removeAllRanges();
  }

  // Touching only the edge of a sentence does not count.
  overlaps(range, part) {
    const words = document.createRange();
    words.selectNodeContents(part);
    return range.compareBoundaryPoints(Range.END_TO_START, words) < 0 && range.compareBoundaryPoints(Range.START_TO_END, words) > 0;
  }

  showMarked(criterion) {
    const place = criterion.querySelector("[data-marked-for]");
    if (!place) return;
    const numbers = [...criterion.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value);
    place.textContent = numbers.length ? `: ${numbers.join(", ")}` : "";
    this.light(numbers);
    const name = criterion.querySelector("legend").textContent;
    this.status.textContent = `${name}${place.textContent}`;
  }

  light(numbers) {
    for (const part of this.answer?.querySelectorAll("[data-sentence]") ?? []) {
      const lit = numbers.includes(part.dataset.sentence);
      part.classList.toggle("ev", lit);
      part.classList.toggle("lit", lit);
    }
  }
}

export function start(page) {
  for (const form of page.querySelectorAll("[data-review]")) new Review(form).listen();
}
