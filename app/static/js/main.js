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
  ["[data-draft]", () => import("./draft.js")],
  ["[data-look-again]", () => import("./look-again.js")],
  ["[data-review]", () => import("./review.js")],
];

startTheme();
for (const [selector, load] of parts) {
  if (document.querySelector(selector)) {
    load().then((part) => part.start(document));
  }
}
