// One way to post a form in the background, and the unsaved copies this browser may keep.

export const shared = "shared" in document.body.dataset;
const person = document.body.dataset.person ?? "";

// crypto.randomUUID is missing on plain http in a local network.
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function post(form, values, options = {}) {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  return fetch(form.action, {
    method: "POST",
    body,
    credentials: "same-origin",
    redirect: "manual", // a redirect means: signed out
    headers: { "X-Deskside": "autosave" },
    ...options,
  });
}

// A copy belongs to one person and one text; on a shared computer there is none.
function keyOf(form) {
  return `deskside:text:${person}:${new URL(form.action).pathname}`;
}

export function keepCopy(form, text, base) {
  if (shared || !person) return;
  try {
    localStorage.setItem(keyOf(form), JSON.stringify({ text, base }));
  } catch {
    // No room, or storage is switched off: the text still stands in the page.
  }
}

export function readCopy(form) {
  if (shared || !person) return null;
  try {
    return JSON.parse(localStorage.getItem(keyOf(form)));
  } catch {
    return null;
  }
}

export function dropCopy(form) {
  try {
    localStorage.removeItem(keyOf(form));
  } catch {
    // Nothing was kept then.
  }
}
