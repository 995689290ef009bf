// A whole form with several fields, used by the draft as if it were one box: its text is its fields as JSON.
export class NotesBox {
  constructor(form) {
    this.form = form;
    this.dataset = form.dataset;
    this.fields = [...form.querySelectorAll('[name^="note-"], [name="follow-up"]')];
    this.defaultValue = this.text((field) => field.defaultValue);
  }

  text(of) {
    return JSON.stringify(Object.fromEntries(this.fields.map((field) => [field.name, of(field)])));
  }

  get value() {
    return this.text((field) => field.value);
  }

  set value(text) {
    const found = JSON.parse(text);
    for (const field of this.fields) field.value = found[field.name] ?? "";
  }

  set readOnly(on) {
    for (const field of this.fields) field.readOnly = on;
  }

  addEventListener(kind, listener) {
    this.form.addEventListener(kind, listener);
  }

  dispatchEvent(event) {
    this.form.dispatchEvent(event);
  }

  focus() {
    this.fields[0].focus();
  }

  // For reading: each note under its question.
  words(text) {
    const found = JSON.parse(text);
    return this.fields.filter((field) => field.name !== "follow-up" && found[field.name]).map((field) => `${this.name(field)}\n${found[field.name]}`).join("\n\n");
  }

  name(field) {
    const label = field.getAttribute("aria-labelledby");
    return (label ? document.getElementById(label) : field.labels[0]).textContent.trim();
  }
}
