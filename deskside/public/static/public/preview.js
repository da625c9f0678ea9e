// Shows the dates as one chooses; without this file "Show the dates" does it.
const form = document.querySelector("form[data-preview]");
const target = document.getElementById(form?.dataset.preview);

if (form && target) {
  form.querySelector("[data-preview-button]").hidden = true;
  let latest = 0;
  form.addEventListener("change", async () => {
    const turn = ++latest;
    const wanted = new FormData(form);
    wanted.delete("csrfmiddlewaretoken");
    wanted.delete("receipt");
    const answer = await fetch(`${location.pathname}?${new URLSearchParams(wanted)}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(target.id);
    if (fresh && turn === latest) target.replaceChildren(...fresh.childNodes);
  });
}
