// Before a page with typed words that are not saved yet is left, the browser asks. <form data-unsaved>
export function start(page) {
  for (const form of page.querySelectorAll("form[data-unsaved]")) {
    let changed = Boolean(page.querySelector("[data-error-summary]"));
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  }
}
