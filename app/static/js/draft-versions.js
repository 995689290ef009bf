// Two versions of one text, side by side; the writer picks. The panel is in the page, hidden until it is needed.
export function showVersions(page, { theirs, mine, fromBrowser, words }, picked) {
  const panel = page.getElementById("versions");
  const fill = (name, text, label) => {
    panel.querySelector(`[data-version="${name}"] .kept`).textContent = words(text) || panel.dataset.empty;
    if (label) panel.querySelector(`[data-version="${name}"] h3`).textContent = label;
  };
  fill("theirs", theirs.text, theirs.saved ? panel.dataset.theirsAt.replace("%t", theirs.saved) : panel.dataset.theirs);
  fill("mine", mine, fromBrowser ? panel.dataset.browser : panel.dataset.mine);
  panel.hidden = false;
  panel.querySelector("h2").focus();
  for (const [name, text] of [["theirs", theirs.text], ["mine", mine]]) {
    panel.querySelector(`[data-version="${name}"] form`).onsubmit = (event) => {
      event.preventDefault();
      panel.hidden = true;
      picked(text);
    };
  }
}
