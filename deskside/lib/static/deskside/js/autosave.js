// Saves private texts as one types: every field marked data-autosave of one form, together. Until
// the server has them, a copy stays in this browser, for this person alone; on a shared computer
// nothing stays, and saving comes at shorter intervals.

import { dropCopy, keepCopy, post, readCopy, shared, uuid } from "./send.js";

const DELAY = shared ? 2000 : 800;
const LONGEST_WAIT = 30000;

const form = document.querySelector("[data-autosave-form]");
const fields = [...(form?.querySelectorAll("[data-autosave]") ?? [])];
const version = form?.elements.version;
const status = form?.querySelector("[data-saved]");
const words = document.getElementById("saved-words")?.content;

const alone = fields.length === 1;

// One string for the whole form: what is compared, kept in this browser and sent.
const read = () => (alone ? fields[0].value : JSON.stringify(fields.map((each) => each.value)));
const valuesOf = (text) => (alone ? [text] : JSON.parse(text));
const named = (text) => Object.fromEntries(
  valuesOf(text).map((value, index) => [fields[index].name, value]),
);
const isEmpty = (text) => valuesOf(text).every((value) => value === "");

function write(text) {
  valuesOf(text).forEach((value, index) => { fields[index].value = value; });
}

let acknowledged = fields.length ? read() : "";
let timer = 0;
let running = null;
let failures = 0;
let stopped = false;
let submitted = false;
let sent = { text: null, receipt: "" };

const isDirty = () => read() !== acknowledged;

function say(state, values = {}) {
  const part = words.querySelector(`[data-state="${state}"]`).cloneNode(true);
  const label = part.lastElementChild;
  for (const [name, value] of Object.entries(values)) {
    label.textContent = label.textContent.replace(`{${name}}`, value);
  }
  if (status.firstElementChild?.textContent !== part.textContent) status.replaceChildren(part);
}

function plan(wait) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

function save(options) {
  clearTimeout(timer);
  if (running) return running;
  if (stopped || !isDirty()) return Promise.resolve();
  running = attempt(options).finally(() => { running = null; });
  return running;
}

async function attempt(options) {
  const text = read();
  // The same text again is the same request; the server answers it once.
  if (sent.text !== text) sent = { text, receipt: uuid() };
  let answer;
  try {
    answer = await post(form, { ...named(text), how: "save", receipt: sent.receipt }, options);
  } catch {
    return again();
  }
  if (answer.status === 204) return done(text, answer);
  if (answer.type === "opaqueredirect" || answer.status === 403) return stop("signed-out");
  if (answer.status === 409) return halt("elsewhere");
  if (answer.status === 422) return halt("refused", { message: await answer.text() });
  return again();
}

function done(text, answer) {
  const at = new URL(answer.headers.get("X-Deskside-Location"), location.href);
  version.value = at.searchParams.get("saved") ?? version.value;
  acknowledged = text;
  failures = 0;
  if (isDirty()) {
    keepCopy(form, read(), version.value);
    plan(DELAY);
    return;
  }
  dropCopy(form);
  const time = new Date().toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
  });
  say("saved", { time });
}

function again() {
  failures += 1;
  say(shared ? "offline-shared" : "offline");
  plan(Math.min(1000 * 2 ** (failures - 1), LONGEST_WAIT));
}

function stop(state) {
  stopped = true;
  say(shared ? `${state}-shared` : state);
}

// The server has said no to this very text: wait for another one.
function halt(state, values) {
  stopped = state === "elsewhere";
  say(state, values);
}

function typed() {
  submitted = false;
  if (!isDirty()) return;
  keepCopy(form, read(), version.value);
  if (stopped) return;
  if (!failures) say("typing");
  plan(failures ? Math.min(1000 * 2 ** failures, LONGEST_WAIT) : DELAY);
}

function bringBack() {
  const copy = readCopy(form);
  if (!copy) return;
  if (copy.text === read() || (isEmpty(copy.text) && version.value === "0")) {
    dropCopy(form);
    return;
  }
  // With the version it was typed over: if another came between, the server says so.
  write(copy.text);
  version.value = copy.base;
  say("restored");
  plan(0);
}

async function finish(event) {
  clearTimeout(timer);
  if (!running) {
    keepCopy(form, read(), version.value);
    submitted = true; // the form takes the words along: they must not come after it once more
    return;
  }
  // Sent while a save is on its way, the form would name a version that is just becoming old.
  event.preventDefault();
  await running;
  clearTimeout(timer);
  form.requestSubmit(event.submitter);
}

function leave() {
  if (isDirty() && !stopped && !submitted) save({ keepalive: read().length < 15000 });
}

if (fields.length && words) {
  for (const note of document.querySelectorAll("[data-only-shared]")) note.hidden = !shared;
  bringBack();
  for (const field of fields) field.addEventListener("input", typed);
  form.addEventListener("submit", finish);
  addEventListener("online", () => { if (isDirty()) plan(0); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  addEventListener("pagehide", leave);
  addEventListener("beforeunload", (event) => {
    // Elsewhere the copy survives; here the text would be gone.
    if (shared && isDirty() && (failures || stopped)) event.preventDefault();
  });
}

// For pages with a clock: what stands there now, without a click.
export { save as saveNow };
