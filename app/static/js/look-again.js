// The page of something that is being made, such as the reading of an answer or a long file: asks now and then
// whether it is ready, and says so once. It moves nobody: the link "Look again" becomes, say, "Read the feedback",
// and the reader follows it when ready.
const FIRST_WAIT_MS = 800;
const LONGEST_WAIT_MS = 15000;

class LookAgain {
  constructor(place) {
    this.url = place.dataset.stateUrl;
    this.ready = place.dataset.readyLink;
    this.status = place.querySelector("[data-look-again-status]");
    this.link = place.querySelector("[data-look-again-link]");
    this.wait = FIRST_WAIT_MS;
  }

  later() {
    window.setTimeout(() => this.ask(), this.wait);
    this.wait = Math.min(this.wait * 1.6, LONGEST_WAIT_MS);
  }

  async ask() {
    if (document.hidden) return this.later();
    try {
      const response = await fetch(this.url, { headers: { Accept: "application/json" } });
      const state = response.ok ? await response.json() : { ready: false };
      if (state.ready) return this.announce(state.message);
      // How far it is, where there is something to say.
      if (state.message) this.status.textContent = state.message;
    } catch {
      // Offline or the server restarts: the link still works, and the next question comes later.
    }
    this.later();
  }

  announce(message) {
    this.status.textContent = message;
    this.link.textContent = this.ready;
  }
}

export function start(page) {
  for (const place of page.querySelectorAll("[data-look-again]")) new LookAgain(place).later();
}
