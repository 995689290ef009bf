// After handing in: the copy of that text leaves this browser. <… data-handed-in="storage key" data-client-key="…">
import { copyOf, drop, isHandedIn } from "./draft-copy.js";

export function start(page) {
  for (const mark of page.querySelectorAll("[data-handed-in]")) {
    const copy = copyOf(mark.dataset.handedIn);
    if (copy && isHandedIn(copy, mark.dataset.clientKey)) drop(mark.dataset.handedIn);
  }
}
