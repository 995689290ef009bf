// Keeps what is typed into <textarea data-draft> or a whole <form data-draft>: on the server after every short pause, and in this browser until
// the server has it. A newer text from another page or device is never overwritten: both are shown, the writer picks.
import { copyOf, keep, drop, isHandedIn } from "./draft-copy.js";
import { showVersions } from "./draft-versions.js";
import { HandingIn } from "./handing-in.js";
import { NotesBox } from "./notes-box.js";

const PAUSE = 1500;
const RETRY = 15000;

export function start(page) {
  for (const box of page.querySelectorAll("textarea[data-draft]")) new Draft(page, box).begin();
  for (const form of page.querySelectorAll("form[data-draft]")) new Draft(page, new NotesBox(form)).begin();
}

class Draft {
  constructor(page, box) {
    this.page = page;
    this.box = box;
    this.form = box.form;
    this.url = box.dataset.draft;
    this.key = box.dataset.storageKey;
    this.clientKey = this.form.elements.client_key?.value ?? "";
    this.revision = Number(this.form.elements.revision.value);
    this.line = page.getElementById(box.dataset.stateInto);
    this.stored = box.defaultValue;
    this.running = null;
    this.timer = 0;
    this.held = false;
    this.handingIn = new HandingIn(this);
  }

  begin() {
    this.fromBrowser();
    this.box.addEventListener("input", () => this.typed());
    this.handingIn.listen();
    window.addEventListener("online", () => this.save());
    window.addEventListener("offline", () => this.say("offline"));
    // A page brought back by the browser's own memory may stand on an old revision.
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    this.length();
    // Somebody was quicker than this script.
    if (!this.held && this.box.value !== this.stored) this.typed();
  }

  // A copy that this browser kept because the server did not have it.
  fromBrowser() {
    const copy = copyOf(this.key);
    if (!copy) return;
    if (copy.text === this.box.value || isHandedIn(copy, this.box.dataset.lastKey)) return drop(this.key);
    if (copy.base === this.revision) {
      this.put(copy.text);
      this.say("back");
      return this.save();
    }
    this.choose({ text: this.box.value, revision: this.revision, saved: this.box.dataset.saved }, copy.text, true);
  }

  put(text) {
    this.box.value = text;
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  typed() {
    if (!keep(this.key, { text: this.box.value, base: this.revision, key: this.clientKey })) this.say("no-copy");
    else if (!navigator.onLine) this.say("offline");
    this.length();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.held || this.box.value === this.stored) return;
    if (this.running) {
      await this.running;
      if (this.held || this.box.value === this.stored) return;
    }
    this.running = this.send(this.box.value);
    await this.running;
    this.running = null;
  }

  async send(text) {
    try {
      let answer = await this.request("PUT", { text, revision: this.revision, key: this.clientKey });
      // Signed out, or signed in again beside: the page's token is of an older session. Ask for a fresh one, once.
      if ((answer.status === 400 || answer.status === 401) && (await this.refresh())) {
        answer = await this.request("PUT", { text, revision: this.revision, key: this.clientKey });
      }
      this.heard(answer, text, answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {});
    } catch {
      // The network is away. The copy in this browser stands; trying goes on by itself.
      this.again("offline");
    }
  }

  request(method, body) {
    const headers = { Accept: "application/json", "X-CSRFToken": this.form.elements.csrf_token.value };
    if (body) headers["Content-Type"] = "application/json";
    const size = body ? body.text.length : 0;
    return fetch(this.url, {
      method, headers, body: body && JSON.stringify(body), redirect: "manual", keepalive: size < 15000,
    });
  }

  async refresh() {
    const answer = await this.request("GET");
    if (!answer.ok) return false;
    const seen = await answer.json();
    for (const field of this.page.querySelectorAll('input[name="csrf_token"]')) field.value = seen.csrf_token;
    return true;
  }

  heard(answer, text, body) {
    if (answer.ok) return this.done(text, body);
    if (answer.status === 409 && body.theirs) return this.choose(body.theirs, text, false);
    if (answer.status === 413 || answer.status === 422) return this.say("too-long");
    if (answer.status === 400 || answer.status === 401) return this.again("signed-out");
    if (answer.status === 403 || answer.status === 404) return this.again("elsewhere");
    return this.again("failed");
  }

  done(text, body) {
    this.stored = text;
    this.revision = body.revision;
    this.form.elements.revision.value = body.revision;
    if (this.box.value === text) {
      drop(this.key);
      this.say("saved", body.saved);
    } else {
      keep(this.key, { text: this.box.value, base: this.revision, key: this.clientKey });
      this.typed();
    }
  }

  again(state) {
    this.say(state);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), RETRY);
  }

  choose(theirs, mine, fromBrowser) {
    this.held = true;
    // Nothing is typed meanwhile, so that neither version changes under the choice.
    this.box.readOnly = true;
    this.say("two");
    const words = (text) => (this.box.words ? this.box.words(text) : text);
    showVersions(this.page, { theirs, mine, fromBrowser, words }, (text) => {
      this.held = false;
      this.box.readOnly = false;
      this.revision = theirs.revision;
      this.form.elements.revision.value = theirs.revision;
      this.stored = theirs.text;
      this.put(text);
      if (text === theirs.text) drop(this.key);
      this.save();
      this.box.focus();
    });
  }

  say(state, time) {
    const words = this.line.dataset[`say${state.replace(/(^|-)(.)/g, (_all, _dash, letter) => letter.toUpperCase())}`];
    this.line.dataset.state = state === "offline" ? "offline" : "";
    const text = (words || "").replace("%t", time || "");
    if (this.line.textContent !== text) this.line.textContent = text;
    const link = this.page.getElementById("draft-sign-in");
    if (link) link.hidden = state !== "signed-out";
  }

  // Advice about length, never a bar.
  length() {
    const n = this.box.dataset.count === "lines"
      ? this.box.value.split("\n").filter((line) => line.trim()).length
      : (this.box.value.match(/\S+/g) || []).length;
    const { least, most } = this.box.dataset;
    const short = this.page.getElementById("length-short");
    const long = this.page.getElementById("length-long");
    if (short) short.hidden = !(n > 0 && n < Number(least));
    if (long) long.hidden = !(n > Number(most));
  }
}
