// Keeps the place in a reading: the paragraph at the top of the window, on every device.

import { post, uuid } from "./send.js";

const WAIT = 4000;

const form = document.getElementById("place");
const blocks = [...document.querySelectorAll(".body > [id^='p']")];
const inView = new Set();

let kept = Number(form?.elements.place.value ?? 0);
let place = kept;
let timer = 0;
let hasMoved = false;

const numberOf = (block) => Number(block.id.slice(1));

function look(entries) {
  for (const entry of entries) {
    if (entry.isIntersecting) inView.add(entry.target);
    else inView.delete(entry.target);
  }
  const first = blocks.find((block) => inView.has(block));
  if (!first) return;
  place = numberOf(first);
  if (hasMoved && place > 1 && place !== kept && !timer) timer = setTimeout(keep, WAIT);
}

function keep() {
  clearTimeout(timer);
  timer = 0;
  if (!hasMoved || place < 2 || place === kept) return;
  const was = kept;
  kept = place;
  post(form, { place, receipt: uuid() }, { keepalive: true }).catch(() => { kept = was; });
}

if (form && blocks.length && "IntersectionObserver" in window) {
  if (!location.hash) document.querySelector(".resume")?.scrollIntoView({ block: "center" });
  const observer = new IntersectionObserver(look, { rootMargin: "-10% 0px -60% 0px" });
  for (const block of blocks) observer.observe(block);
  // Being shown a page is not reading it.
  for (const sign of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(sign, () => { hasMoved = true; }, { passive: true, once: true });
  }
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  addEventListener("pagehide", keep);
}
