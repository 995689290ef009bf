// The first-start page: offers the zone of this device, and marks the narrowest visibility where that is usual.
export function start(root) {
  const zone = root.querySelector("[data-own-zone]");
  const narrow = new Set(zone.dataset.ownZone.split(" "));
  const choices = [...root.querySelectorAll("input[name='visibility']")];

  function mark() {
    if (narrow.has(zone.value) && !choices.some((choice) => choice.checked)) {
      const narrowest = choices.find((choice) => choice.value === "completion");
      if (narrowest) narrowest.checked = true;
    }
  }

  if (!zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  zone.addEventListener("change", mark);
  mark();
}
