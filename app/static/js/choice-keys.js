// Letter keys pick a choice; the button still sends it. Nothing happens while somebody types in a field, or
// together with Ctrl, Alt or Meta, so that no shortcut of the browser or a screen reader is taken.
function isTyping(target) {
  if (target.isContentEditable || target.tagName === "TEXTAREA" || target.tagName === "SELECT") return true;
  return target.tagName === "INPUT" && !["radio", "checkbox"].includes(target.type);
}

export function start(page) {
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (!/^[a-z]$/.test(key)) return;
    const input = page.querySelector(`[data-choices] input[data-key="${key}"]`);
    if (input) {
      input.checked = true;
      input.focus();
    }
  });
}
