// After a choice the whole page is new, and a live region that is there from the start stays silent. So what happened
// is said once by a region of its own, which then goes, while the focus is on the new scene's heading.
const SOON = 300;
const SAID = 10000;

export function start(page) {
  const happened = page.querySelector("#happened .reaction");
  if (!happened || window.location.hash !== "#happened") return;
  const voice = page.createElement("div");
  voice.className = "visually-hidden";
  voice.setAttribute("role", "status");
  page.querySelector("main").append(voice);
  setTimeout(() => {
    voice.textContent = happened.innerText;
  }, SOON);
  setTimeout(() => voice.remove(), SAID);
}
