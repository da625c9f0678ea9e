// Small comforts on every page; all of them work without this file too.

const openMenus = () => document.querySelectorAll(".bar details[open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A form that takes a while says so and cannot be sent twice by impatience.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || !button?.dataset.wait) return;
  button.classList.add("wait");
  button.textContent = button.dataset.wait;
  // Disabling at once would drop the button's own name and value from what is sent.
  setTimeout(() => { button.disabled = true; });
});

// Coming back with the browser's own button must not find a page stuck in "Saving".
addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector(".button.wait")) location.reload();
});

// Texts that could not be saved stay in this browser for their writer, until they sign out.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sign-out]")) return;
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("deskside:")) localStorage.removeItem(key);
    }
  } catch {
    // Storage is switched off: nothing was kept.
  }
});
