// After a form or a step the focus goes where the reader has to look: first the list of what to mend, else the
// new scene's heading, and that one only when the page says that it is a new scene.
export function start(page) {
  const errors = page.querySelector("[data-error-summary]");
  const heading = page.querySelector("[data-focus-here]");
  const target = errors || (heading && heading.closest("[data-arrived]") ? heading : null);
  if (target) target.focus({ preventScroll: target === heading });
}
