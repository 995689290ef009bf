// The copy of a draft in this browser. It stands only while the server does not have the same text.
const PREFIX = "rapport-draft:";

export function copyOf(key) {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + key));
    return found && typeof found.text === "string" ? found : null;
  } catch {
    return null; // storage is switched off, or the entry is not ours
  }
}

// Returns whether the browser took it: storage can be full or switched off, and then the page says so.
export function keep(key, copy) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ ...copy, at: new Date().toISOString(), url: location.pathname }));
    return true;
  } catch {
    return false;
  }
}

export function drop(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is switched off, so there is nothing to remove.
  }
}

export function isHandedIn(copy, lastKey) {
  return Boolean(lastKey) && copy.key === lastKey;
}

// Every copy in this browser: pairs of key and copy.
export function copies() {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => [name.slice(PREFIX.length), copyOf(name.slice(PREFIX.length))])
      .filter(([, copy]) => copy);
  } catch {
    return [];
  }
}
