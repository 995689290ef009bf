// At sign-out nothing of a draft stays in this browser. What the server does not have yet is sent first; where that
// fails, the page says so and signs out only when asked again.
import { copies, drop } from "./draft-copy.js";

async function sendAll(token) {
  let left = 0;
  for (const [key, copy] of copies()) {
    const url = `${copy.url.replace(/\/$/, "")}/draft`;
    const headers = { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token };
    const body = JSON.stringify({ text: copy.text, revision: copy.base, key: copy.key });
    const answer = await fetch(url, { method: "PUT", headers, body }).catch(() => null);
    if (answer && answer.ok) drop(key);
    else left += 1;
  }
  return left;
}

export function start(page) {
  for (const form of page.querySelectorAll('form[action="/sign-out"]')) {
    let warned = false;
    form.addEventListener("submit", async (event) => {
      if (warned) {
        for (const [key] of copies()) drop(key);
        return;
      }
      if (!copies().length) return;
      event.preventDefault();
      const left = await sendAll(form.elements.csrf_token.value);
      warned = true;
      if (!left) return form.requestSubmit();
      const line = page.getElementById("unsaved-draft");
      if (!line) return form.requestSubmit();
      line.hidden = false;
      line.querySelector("a").href = copies()[0][1].url;
      line.querySelector("a").focus();
    });
  }
}
