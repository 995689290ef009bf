// Rating by keyboard and by selecting text: 1–4, then the sentences, then on. Everything here only ticks the page's own radio buttons and checkboxes.
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
    for (const part of this.answer?.querySelectorAll("[data-sentence]") ?? []) {
      part.classList.toggle("at", Boolean(criterion) && target.type === "checkbox" && part.dataset.sentence === target.value);
    }
  }

  note(target) {
    this.changed = true;
    this.follow(target);
    this.showMarked(this.current);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(FIELDS)) return;
    if (this.keyInList(event)) return event.preventDefault();
    if (!/^[1-4]$/.test(event.key)) return;
    this.setLevel(event.key);
    event.preventDefault();
  }

  setLevel(value) {
    const level = this.current.querySelector(`input[type=radio][value="${value}"]`);
    level.checked = true;
    this.changed = true;
    const said = `${this.current.querySelector("legend").textContent}: ${level.parentElement.querySelector("b").textContent}.`;
    // A level without its sentences is half a rating: they come next, unless they are marked already.
    if (this.lacksSentence()) {
      this.toSentences();
      this.status.textContent = `${said} ${this.status.dataset.sayChoose}`;
    } else {
      this.status.textContent = said;
      this.goOn();
    }
  }

  // The lowest level needs no evidence, and neither does what is read across the whole answer.
  lacksSentence() {
    const level = this.current.querySelector("input[type=radio]:checked")?.value;
    return level !== "1" && this.boxes().length > 0 && !this.boxes().some((box) => box.checked);
  }

  boxes() {
    return [...this.current.querySelectorAll("input[type=checkbox]")];
  }

  toSentences() {
    const boxes = this.boxes();
    boxes[0].closest("details").open = true;
    (boxes.find((box) => box.checked) || boxes[0]).focus({ preventScroll: true });
    this.current.scrollIntoView({ block: "nearest" });
  }

  // Keys inside a criterion: arrows among its sentences, Enter on, Escape back to the level. Returns whether it was one.
  keyInList(event) {
    if (!event.target.closest("[data-criterion]") || !event.target.matches("input")) return false;
    const at = this.boxes().indexOf(event.target);
    if (event.key === "Enter") {
      if (at < 0 && this.lacksSentence()) this.toSentences();
      else this.goOn();
      return true;
    }
    if (at < 0) return false;
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) this.boxes()[Math.min(Math.max(at + step, 0), this.boxes().length - 1)].focus();
    else if (event.key === "Escape") this.goTo(this.current);
    else return false;
    return true;
  }

  goOn() {
    const open = this.current.querySelector("details[open]");
    if (open) open.open = false;
    const next = this.criteria[this.criteria.indexOf(this.current) + 1];
    if (next) this.goTo(next);
    else this.form.querySelector("input[name=gate], textarea").focus();
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
