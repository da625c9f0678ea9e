// A page at a closed door: looks every few seconds whether something has changed, and only then
// comes anew. Without script there is a link that does the same.

const EACH = 3000;
const words = (root) => root.querySelector("main")?.textContent.replace(/\s+/g, " ") ?? "";

async function look() {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.redirected || words(page) !== words(document)) {
      location.reload();
      return;
    }
  } catch {
    // No connection just now; the next look may have one.
  }
  setTimeout(look, EACH);
}

setTimeout(look, EACH);
