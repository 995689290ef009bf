// The phone menu is a details list and opens without this. Here: Escape and a tap elsewhere close it.
export function start(page) {
  for (const menu of page.querySelectorAll("[data-menu]")) {
    page.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    page.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }
}
