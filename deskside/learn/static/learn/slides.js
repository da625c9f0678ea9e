// A slide show out of the slides in the page: one at a time, read aloud by this computer if wished.

import { post, uuid } from "./send.js";

const STAYED = 1500;

const show = document.querySelector("[data-show]");
const list = show.querySelector("[data-slides]");
const slides = [...list.children];
const pips = [...show.querySelectorAll(".pips i")];
const [back, forward] = ["-1", "1"].map((step) => show.querySelector(`[data-step="${step}"]`));
const aloud = show.querySelector("[data-aloud]");
const finishForm = document.getElementById("finish");
const placeForm = document.getElementById("place");
const language = show.dataset.lang.toLowerCase();
const words = { read: aloud.textContent, pause: aloud.dataset.pause };
const speech = window.speechSynthesis;

let at = Math.max(0, slides.findIndex((slide) => slide.classList.contains("current")));
let kept = at;
let timer = 0;
let isReading = false;
let reading = 0; // which reading is the newest; an older one has nothing to say any more

function goTo(index) {
  const next = Math.max(0, Math.min(index, slides.length - 1));
  if (next === at) return;
  at = next;
  draw();
  const { top, bottom } = show.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) show.scrollIntoView();
  clearTimeout(timer);
  timer = setTimeout(keep, STAYED);
  if (isReading) read();
}

function draw() {
  const isLast = at === slides.length - 1;
  slides.forEach((slide, index) => slide.classList.toggle("current", index === at));
  pips.forEach((pip, index) => { pip.className = index === at ? "here" : index < at ? "half" : "ring"; });
  // Not disabled: a disabled button would drop the keyboard's place.
  back.setAttribute("aria-disabled", String(at === 0));
  forward.setAttribute("aria-disabled", String(isLast));
  forward.classList.toggle("next", "accent" in forward.dataset && !isLast);
  finishForm?.classList.toggle("until-last", !isLast);
}

function keep() {
  clearTimeout(timer);
  if (!placeForm || at === kept) return;
  const was = kept;
  kept = at;
  post(placeForm, { place: at + 1, receipt: uuid() }, { keepalive: true }).catch(() => { kept = was; });
}

// Only voices of this computer: a voice from elsewhere would be sent every word.
function voice() {
  const local = speech.getVoices().filter((each) => each.localService);
  const tag = (each) => each.lang.toLowerCase().replace("_", "-");
  return local.find((each) => tag(each) === language)
    ?? local.find((each) => tag(each).split("-")[0] === language.split("-")[0]);
}

function offerVoice() {
  aloud.hidden = !voice();
}

function read() {
  const mine = ++reading;
  speech.cancel();
  const text = slides[at].querySelector("[data-say]").textContent;
  const chosen = voice();
  const sentences = text.match(/[^.?!…]+[.?!…]*[”’")]*\s*/g) ?? [text];
  sentences.forEach((sentence, index) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = chosen;
    utterance.lang = chosen.lang;
    if (index === sentences.length - 1) utterance.onend = () => { if (mine === reading) readOn(); };
    speech.speak(utterance);
  });
}

function readOn() {
  if (at === slides.length - 1) stop();
  else goTo(at + 1);
}

function start() {
  isReading = true;
  aloud.textContent = words.pause;
  list.setAttribute("aria-live", "off"); // one voice is enough
  read();
}

function stop() {
  isReading = false;
  reading += 1;
  speech.cancel();
  aloud.textContent = words.read;
  list.setAttribute("aria-live", "polite");
}

function key(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, textarea, select, summary, video")) return;
  const ahead = getComputedStyle(show).direction === "rtl" ? -1 : 1;
  const steps = { ArrowRight: at + ahead, ArrowLeft: at - ahead };
  if (!(event.key in steps)) return;
  event.preventDefault();
  goTo(steps[event.key]);
}

show.classList.add("running");
draw();
if (at && placeForm && !location.hash) show.scrollIntoView(); // back where one was
for (const button of [back, forward]) {
  button.addEventListener("click", () => goTo(at + Number(button.dataset.step)));
}
document.addEventListener("keydown", key);
document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
addEventListener("pagehide", () => {
  keep();
  if (isReading) stop();
});
if (speech) {
  offerVoice();
  speech.addEventListener?.("voiceschanged", offerVoice);
  aloud.addEventListener("click", () => (isReading ? stop() : start()));
}
