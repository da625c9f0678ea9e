// The page on which one writes a promise: the sixty seconds, and a friendly look while one types.
// Without this script the look comes after saving, and the minute is anybody's own.

import { saveNow } from "../deskside/js/autosave.js";

const form = document.querySelector("[data-promise]");
const SECOND = 1000;

function words() {
  return [form.elements.when.value, form.elements.then.value].map((text) => text.trim());
}

// The patterns come from the server, which asks the same after saving.
function watch() {
  const note = form.querySelector("[data-gentle]");
  const left = form.querySelector("[data-left]");
  const most = Number(form.dataset.most);
  const rules = [...note.content.querySelectorAll("[data-pattern]")].map((rule) => ({
    key: rule.dataset.key,
    pattern: new RegExp(rule.dataset.pattern, "i"),
    words: rule.textContent,
  }));
  const said = form.querySelector(".gentle");

  function look() {
    const [when, then] = words();
    const text = `${when} ${then}`;
    const room = most - when.length - then.length;
    left.textContent = room < 40 ? left.dataset.words.replace("{n}", room) : "";
    const found = rules.filter(({ key, pattern }) => (
      key === "no-moment" ? !when && !pattern.test(text) : pattern.test(text)
    ));
    const lines = then.length > 5 ? found.map((rule) => rule.words).join(" ") : "";
    if (said.textContent !== lines) said.textContent = lines;
  }

  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 700);
  });
  look();
}

function countDown() {
  const box = form.querySelector("[data-timer]");
  const start = box.querySelector("button");
  const left = box.querySelector(".left");
  const over = box.querySelector("[data-over]");
  let end = 0;

  async function tick() {
    const rest = Math.max(0, Math.ceil((end - Date.now()) / SECOND));
    left.textContent = rest || "";
    if (rest) {
      setTimeout(tick, SECOND / 4);
      return;
    }
    // Nothing has to be pressed, and whoever needs longer simply writes on.
    over.hidden = false;
    await saveNow();
  }

  box.hidden = false;
  start.addEventListener("click", () => {
    end = Date.now() + Number(box.dataset.timer) * SECOND;
    start.hidden = true;
    (form.elements.then.value ? form.elements.then : form.elements.when).focus();
    tick();
  });
}

if (form) {
  watch();
  countDown();
}
