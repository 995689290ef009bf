// Handing in without a network must not end on the browser's own error page. The form goes to the server only when
// the server answers; until then the page says so, keeps the text, and goes on by itself. The form's key stays the
// same, so however often it is sent it makes one answer.
import { keep } from "./draft-copy.js";

const PATIENCE = 6000; // milliseconds until a silent server counts as away
const AGAIN = 5000;

export class HandingIn {
  constructor(draft) {
    this.draft = draft;
    this.form = draft.form;
    this.line = draft.page.getElementById("hand-in-waits");
    this.button = null; // what was pressed, while it waits for the network
    this.asking = false;
    this.timer = 0;
  }

  listen() {
    this.form.addEventListener("submit", (event) => this.pressed(event));
    this.form.addEventListener("input", () => this.callOff());
    window.addEventListener("online", () => this.goOn());
  }

  pressed(event) {
    if (this.passed) return;
    event.preventDefault();
    if (this.asking) return;
    this.button = event.submitter;
    this.goOn();
  }

  async goOn() {
    if (!this.button || this.asking) return;
    clearTimeout(this.timer);
    const { draft, button } = this;
    this.asking = true;
    await this.settled();
    if (draft.held) return this.stop(); // a newer text turned up: first the choice between the two
    if (draft.box.value !== draft.stored) keep(draft.key, { text: draft.box.value, base: draft.revision, key: draft.clientKey });
    const there = await this.serverAnswers();
    this.asking = false;
    if (this.button !== button) return; // called off meanwhile
    if (there) return this.send(button);
    this.wait(button);
  }

  // What is handed in is what the draft says: it is saved first, and a save on its way is waited for.
  async settled() {
    await Promise.race([this.draft.save(), new Promise((go) => setTimeout(go, 3000))]);
    clearTimeout(this.draft.timer);
    this.draft.running = null;
  }

  stop() {
    this.asking = false;
    this.button = null;
  }

  async serverAnswers() {
    if (!navigator.onLine) return false;
    try {
      await fetch(this.draft.url, { headers: { Accept: "application/json" }, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
      return true; // whatever it says: it is there
    } catch {
      return false;
    }
  }

  send(button) {
    this.say("");
    this.passed = true;
    this.form.requestSubmit(button);
    this.passed = false;
    this.button = null;
  }

  wait(button) {
    this.draft.say("offline");
    if (button?.value === "save" || button?.value === "leave-out") {
      // Nothing to send later: the draft saves itself.
      this.button = null;
      this.say("kept");
      this.draft.again("offline");
      return;
    }
    this.say("waits");
    this.timer = setTimeout(() => this.goOn(), AGAIN);
  }

  // Whoever goes on writing has not finished: nothing is sent behind their back.
  callOff() {
    if (this.button) this.say("changed");
    else if (!this.asking) this.say("");
    this.button = null;
    clearTimeout(this.timer);
  }

  say(state) {
    const words = { waits: this.line.dataset.sayWaits, kept: this.line.dataset.sayKept, changed: this.line.dataset.sayChanged }[state] || "";
    if (this.line.textContent !== words) this.line.textContent = words;
  }
}
