// The one script of every page. It loads the small parts a page asks for with data- attributes; without any
// script every page still works.
import { startTheme } from "./theme.js";

const parts = [
  ["[data-menu]", () => import("./menu.js")],
  ["[data-fold-narrow]", () => import("./folds.js")],
  ["[data-pairs]", () => import("./pairing.js")],
  ["[data-count]", () => import("./words.js")],
  ["[data-choices]", () => import("./choice-keys.js")],
  ["[data-focus-here], [data-error-summary]", () => import("./focus.js")],
  ["[data-arrived]", () => import("./scene.js")],
  ["[data-draft]", () => import("./draft.js")],
  ["[data-handed-in]", () => import("./draft-done.js")],
  ["[data-look-again]", () => import("./look-again.js")],
  ["form[data-unsaved]", () => import("./unsaved.js")],
  ["[data-own-zone]", () => import("./own-zone.js")],
  ["[data-review]", () => import("./review.js")],
];

// Only a browser that still keeps a draft has something to do at sign-out.
function keepsDrafts() {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith("rapport-draft:"));
  } catch {
    return false; // storage is switched off
  }
}

startTheme();
for (const [selector, load] of parts) {
  if (document.querySelector(selector)) {
    load().then((part) => part.start(document));
  }
}
if (document.querySelector('form[action="/sign-out"]') && keepsDrafts()) {
  import("./sign-out.js").then((part) => part.start(document));
}
