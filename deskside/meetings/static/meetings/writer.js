// Saves what somebody writes in silence: while they type, at zero, and when the page turns. Until the
// server has it, a copy stays in this browser, for this person alone.

import { dropCopy, keepCopy, post, readCopy, shared, uuid } from "../deskside/js/send.js";

const DELAY = shared ? 1500 : 700;
const LONGEST_WAIT = 8000;
const WAIT_AT_MOST = 2500; // a page that turns does not wait longer for a save
const words = document.getElementById("saved-words")?.content;
const writers = new Map();

class Writer {
  constructor(form) {
    this.form = form;
    this.fields = [...form.querySelectorAll("[data-writes]")];
    this.version = form.elements.version;
    this.line = form.querySelector("[data-saved]");
    this.acknowledged = this.read();
    this.timer = 0;
    this.running = null;
    this.failures = 0;
    this.stopped = false;
    this.sent = { text: null, receipt: "" };
    for (const field of this.fields) field.addEventListener("input", () => this.typed());
    form.addEventListener("submit", () => clearTimeout(this.timer));
    this.bringBack();
  }

  read() {
    return JSON.stringify(this.fields.map((field) => field.value));
  }

  get isDirty() {
    return this.read() !== this.acknowledged;
  }

  bringBack() {
    const copy = readCopy(this.form);
    if (!copy) return;
    if (copy.text === this.read()) return dropCopy(this.form);
    // Over another version than the one typed on nothing is put back silently; the server asks.
    JSON.parse(copy.text).forEach((value, index) => { this.fields[index].value = value; });
    this.version.value = copy.base;
    this.plan(0);
  }

  typed() {
    if (!this.isDirty) return;
    keepCopy(this.form, this.read(), this.version.value);
    if (this.stopped) return;
    if (!this.failures) this.say("typing");
    this.plan(this.failures ? Math.min(1000 * 2 ** this.failures, LONGEST_WAIT) : DELAY);
  }

  plan(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  async save(options = {}) {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.stopped || !this.isDirty) return;
    this.running = this.attempt(options).finally(() => { this.running = null; });
    await this.running;
  }

  async attempt(options) {
    const text = this.read();
    if (this.sent.text !== text) this.sent = { text, receipt: uuid() };
    let answer;
    try {
      answer = await post(this.form, { how: "save", receipt: this.sent.receipt }, options);
    } catch {
      return this.again();
    }
    if (answer.status === 204) return this.done(text, answer);
    if (answer.type === "opaqueredirect") return this.halt(shared ? "signed-out-shared" : "signed-out");
    if (answer.status === 409) return this.halt("elsewhere");
    if (answer.status === 422) return this.say("refused", { message: await answer.text() });
    return this.again();
  }

  done(text, answer) {
    const at = new URL(answer.headers.get("X-Deskside-Location"), location.href);
    this.version.value = at.searchParams.get("saved") ?? this.version.value;
    this.acknowledged = text;
    this.failures = 0;
    if (this.isDirty) {
      keepCopy(this.form, this.read(), this.version.value);
      return this.plan(DELAY);
    }
    dropCopy(this.form);
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    return this.say("saved", { time });
  }

  again() {
    this.failures += 1;
    this.say(shared ? "offline-shared" : "offline");
    this.plan(Math.min(1000 * 2 ** (this.failures - 1), LONGEST_WAIT));
  }

  halt(state) {
    this.stopped = true;
    this.say(state);
  }

  say(state, values = {}) {
    const part = words.querySelector(`[data-state="${state}"]`).cloneNode(true);
    for (const [name, value] of Object.entries(values)) {
      part.lastElementChild.textContent = part.lastElementChild.textContent.replace(`{${name}}`, value);
    }
    if (this.line.firstElementChild?.textContent !== part.textContent) this.line.replaceChildren(part);
  }
}

export function attachWriters(root) {
  for (const form of root.querySelectorAll("[data-writer]")) {
    if (!writers.has(form)) writers.set(form, new Writer(form));
  }
  for (const [form, writer] of writers) {
    if (!form.isConnected && !writer.isDirty) writers.delete(form);
  }
}

// What a browser kept of a page that was closed before it could send it: other blocks of this room.
export async function sendOrphans(room) {
  const form = room.querySelector("[data-writer]") ?? room.querySelector("form");
  const begin = `deskside:text:${document.body.dataset.person ?? ""}:${room.dataset.writes.replace(/x\/$/, "")}`;
  if (shared || !form) return;
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(begin));
  const shown = new Set([...writers.keys()].map((each) => new URL(each.action).pathname));
  for (const key of keys) {
    const action = key.slice(key.indexOf(":/") + 1);
    if (!shown.has(action)) await sendOrphan(form, key, action);
  }
}

async function sendOrphan(form, key, action) {
  const copy = JSON.parse(localStorage.getItem(key));
  const body = new FormData();
  const values = { text: JSON.parse(copy.text)[0], version: copy.base, how: "save", receipt: uuid() };
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  const headers = { "X-Deskside": "autosave" };
  const answer = await fetch(action, { method: "POST", body, headers, credentials: "same-origin", redirect: "manual" });
  if (answer.status === 204) localStorage.removeItem(key);
}

// Save all there is, but keep nobody waiting who has no connection.
export function flushWriters() {
  const all = Promise.allSettled([...writers.values()].map((writer) => writer.save()));
  return Promise.race([all, new Promise((done) => { setTimeout(done, WAIT_AT_MOST); })]);
}

// On the way out: with the request that outlives the page.
export function keepWriting() {
  for (const writer of writers.values()) {
    if (writer.isDirty) writer.save({ keepalive: writer.read().length < 15000 });
  }
}

document.addEventListener("visibilitychange", () => { if (document.hidden) keepWriting(); });
addEventListener("pagehide", keepWriting);
