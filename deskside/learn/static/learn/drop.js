// On the page with both versions: the unsaved copy follows what its writer decides.

import { dropCopy, keepCopy } from "./send.js";

const form = document.querySelector("form.two-texts");

document.querySelector("[data-drop-draft]")?.addEventListener("click", () => dropCopy(form));
form?.addEventListener("submit", () => {
  keepCopy(form, form.elements.text.value, form.elements.version.value);
});
