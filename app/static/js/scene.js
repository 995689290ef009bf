// After a choice the whole page is new, and a live region that is there from the start stays silent. So the words
// of what happened are taken out and put back once: the reader hears them while the focus is on the new scene.
const SOON = 200;

export function start(page) {
  const region = page.querySelector('[data-arrived] .reaction[role="status"]');
  if (!region || window.location.hash !== "#happened") return;
  const words = [...region.childNodes];
  setTimeout(() => {
    region.replaceChildren();
    requestAnimationFrame(() => region.replaceChildren(...words));
  }, SOON);
}
