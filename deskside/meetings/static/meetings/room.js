// A screen of a running meeting: asks once a second what the version is, fetches what changed, and
// counts down by the server's clock. Whatever is typed stays: see slots.js and writer.js.

import { post, uuid } from "./send_form.js";
import { showClock } from "./clock.js";
import { exchange } from "./slots.js";
import { attachWriters, flushWriters, keepWriting, sendOrphans } from "./writer.js";

const EACH = 1000;
const SLOW = 2500;
const GIVE_UP = 8000;
// A full room does not ask for everybody's own part in one moment: each phone waits its share.
const SHARE = 12;
const FEW = 30;
const room = document.getElementById("room");
const offline = document.querySelector("[data-offline]");

let state = null; // the last answer, with `at`: performance.now() at which its `now` was true
let shown = { version: Number(room.dataset.version), lost: false, step: null, here: null };
let lookAgainAt = 0; // for who has come and gone: nobody's phone is drawn anew for each of them
let sight = null; // the step whose first sight stands on the screen
let partAt = 0; // when this phone may fetch its part
let timer = 0;
let asking = false;
let failures = 0;

async function get(address) {
  // A phone that wakes up may hold a connection that is long dead.
  const signal = AbortSignal.timeout?.(GIVE_UP);
  return fetch(address, { credentials: "same-origin", redirect: "manual", cache: "no-store", signal });
}

function plan(wait) {
  clearTimeout(timer);
  timer = setTimeout(ask, wait);
}

async function ask() {
  if (asking) return;
  asking = true;
  clearTimeout(timer);
  let wait = EACH;
  try {
    wait = await askOnce();
    failures = 0;
    offline.hidden = true;
  } catch {
    failures += 1;
    offline.hidden = failures < 2;
    wait = Math.min(EACH * failures, SLOW);
  } finally {
    asking = false;
  }
  if (wait) plan(wait);
}

async function askOnce() {
  const began = performance.now();
  const known = room.dataset.calm && (sight ?? shown.step);
  const answer = await get(typeof known === "number" ? `${room.dataset.state}?step=${known}` : room.dataset.state);
  if (answer.type === "opaqueredirect" || answer.status === 410 || answer.status === 404) {
    return leave();
  }
  if (!answer.ok) throw new Error(answer.status);
  const found = await answer.json();
  // The server's `now` was true somewhere between asking and hearing.
  state = { ...found, at: (began + performance.now()) / 2 };
  if (state.closed) return leave();
  tick();
  if (shown.step === null) shown = { ...shown, step: state.step, here: state.here };
  // So that five hundred phones do not ask in the same moment.
  const wait = EACH * (0.9 + Math.random() / 5);
  if (state.v === shown.version && state.lost === shown.lost && !othersCame()) return wait;
  if (state.first) await showFirst(state);
  const early = waitsFor();
  if (early > 0) return Math.min(early, wait);
  await fetchPart();
  return wait;
}

// How long a phone in a full room waits for its own part; nobody who has just pressed something.
function waitsFor() {
  if (!room.dataset.calm || shown.version < 0 || state.here <= FEW) return 0;
  const now = performance.now();
  partAt ||= now + Math.random() * state.here * SHARE;
  return partAt - now;
}

// What the new step asks is the same for all and comes with the answer: nobody waits to read it.
async function showFirst(found) {
  const stage = room.querySelector('[data-slot="stage"]');
  if (!stage || stage.dataset.key === "outside" || sight === found.step) return;
  if (found.step !== shown.step) await flushWriters();
  const words = document.createElement("h1");
  words.className = "h3 first-sight";
  words.dir = "auto";
  words.textContent = found.first.text;
  stage.replaceChildren(words);
  stage.dataset.key = "first";
  room.querySelector('[data-slot="late"]')?.replaceChildren();
  const title = room.querySelector('[data-slot="head"] b');
  if (title) title.textContent = found.first.title;
  title?.nextElementSibling?.remove();
  sight = found.step;
}

function othersCame() {
  if (state.here === shown.here) return false;
  const now = performance.now();
  if (!lookAgainAt) lookAgainAt = now + (room.dataset.calm ? 2000 + Math.random() * 4000 : 0);
  if (now < lookAgainAt) return false;
  lookAgainAt = 0;
  return true;
}

async function leave() {
  await flushWriters();
  keepWriting();
  location.replace(room.dataset.summary);
  return 0;
}

async function fetchPart() {
  const wanted = state;
  if (wanted.step !== shown.step) await flushWriters();
  const answer = await get(room.dataset.part);
  if (!answer.ok) throw new Error(answer.status);
  exchange(room, await answer.text());
  sight = null;
  partAt = 0;
  shown = { version: wanted.v, lost: wanted.lost, step: wanted.step, here: wanted.here };
  room.dataset.version = wanted.v;
  attachWriters(room);
  tick();
}

function tick() {
  if (!state) return;
  const now = state.now + performance.now() - state.at;
  const left = state.ends === null ? state.left : state.ends - now;
  showClock(room, left, { runs: state.ends !== null, atZero: flushWriters });
}

async function send(event) {
  const form = event.target;
  if (!form.matches("[data-room-form]") || event.defaultPrevented) return;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "1";
  say(form, "");
  try {
    await flushWriters(form);
    const answer = await post(form, event.submitter);
    if (answer.type === "opaqueredirect") form.submit();
    else if (answer.status === 204) taken(form);
    else if (answer.status === 422) say(form, await answer.text());
    else location.reload();
  } catch {
    say(form, room.dataset.noConnection);
  }
  delete form.dataset.sending;
  shown.version = -1; // whatever it was, look at once
  plan(0);
}

function taken(form) {
  form.elements.receipt.value = uuid();
  if (!form.matches("[data-writer]")) form.reset();
}

function say(form, words) {
  form.querySelector("[data-refusal]")?.remove();
  if (!words) return;
  const line = document.createElement("p");
  line.className = "note soon";
  line.dataset.refusal = "";
  line.setAttribute("role", "alert");
  line.textContent = words;
  form.append(line);
}

document.addEventListener("submit", send);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) plan(0);
});
addEventListener("online", () => plan(0));
addEventListener("pageshow", () => plan(0));
setInterval(tick, 200);
attachWriters(room);
sendOrphans(room).catch(() => {}); // kept for the next time
plan(0);
