// Panels of the rail start folded where the screen is narrow; the reader can open them.
const NARROW = 860;

export function start(page) {
  if (window.innerWidth >= NARROW) return;
  for (const panel of page.querySelectorAll("details[data-fold-narrow]")) {
    panel.open = false;
  }
}
