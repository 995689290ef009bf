// Light, dark, or as the device says. The choice is a cookie, so that the server paints the right side at once.
const YEAR = 31536000;
const CHOICES = ["light", "dark"];

function readChoice() {
  const match = document.cookie.match(/(?:^|; )theme=(light|dark)(?:;|$)/);
  return match ? match[1] : "system";
}

function keepChoice(choice) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  const age = CHOICES.includes(choice) ? YEAR : 0;
  document.cookie = `theme=${choice}; path=/; max-age=${age}; samesite=lax${secure}`;
}

function show(choice) {
  if (CHOICES.includes(choice)) {
    document.documentElement.dataset.bsTheme = choice;
  } else {
    delete document.documentElement.dataset.bsTheme;
  }
}

export function startTheme() {
  const box = document.querySelector("[data-theme-switch]");
  if (!box) return;
  const current = readChoice();
  for (const input of box.querySelectorAll("input")) {
    input.checked = input.value === current;
    input.addEventListener("change", () => {
      keepChoice(input.value);
      show(input.value);
    });
  }
  box.hidden = false;
}
