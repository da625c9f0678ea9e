// Shows what a form would lead to while one chooses; without this file a button does it.
// <form method="post" data-preview="planned"> : what comes back replaces the element of that id.

const form = document.querySelector("form[data-preview]");
let latest = 0;

/** Asks the server what would be, writes nothing, and puts the answer in place. */
export async function preview() {
  const target = document.getElementById(form.dataset.preview);
  const turn = ++latest;
  const wanted = new FormData(form);
  wanted.append("show", "1");
  const answer = await fetch(form.action, { method: "POST", body: wanted });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(target.id);
  if (!fresh || turn !== latest) return;
  const focused = document.activeElement?.id;
  target.replaceChildren(...fresh.childNodes);
  hideButtons();
  keepOneNext(target);
  if (focused) document.getElementById(focused)?.focus();
  form.dispatchEvent(new CustomEvent("previewed"));
}

// A page has one next step: what is being looked at comes first.
function keepOneNext(target) {
  if (!target.querySelector(".next")) return;
  for (const other of document.querySelectorAll("main .next")) {
    if (!target.contains(other)) other.classList.remove("next");
  }
}

function hideButtons() {
  for (const button of form.querySelectorAll("[data-preview-button]")) button.hidden = true;
}

if (form) {
  hideButtons();
  form.addEventListener("change", preview);
}
