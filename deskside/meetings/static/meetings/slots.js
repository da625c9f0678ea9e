// Exchanges what has changed on a screen, slot by slot. A slot with data-keep is left alone as long
// as its key is the same; within one step nothing outside the innermost slots differs.

// Numbers made for each request differ each time and mean nothing.
function plain(node) {
  const copy = node.cloneNode(true);
  for (const input of copy.querySelectorAll('[name="receipt"], [name="csrfmiddlewaretoken"]')) input.remove();
  for (const note of copy.querySelectorAll("[data-refusal]")) note.remove();
  return copy.innerHTML.trim();
}

const slotsOf = (root) => [...root.querySelectorAll("[data-slot]")];
const keyOf = (slot) => `${slot.dataset.slot}|${slot.dataset.key ?? ""}|${slot.dataset.keep ?? ""}`;
const shapeOf = (root) => slotsOf(root).map(keyOf).join("\n");
const isInner = (slot) => !slot.querySelector("[data-slot]");
const received = new WeakMap(); // what the server last said of a slot: scripts may have changed it

export function exchange(room, html) {
  const fresh = document.createElement("div");
  fresh.innerHTML = html;
  const came = slotsOf(fresh);
  const was = slotsOf(room);
  if (shapeOf(fresh) === shapeOf(room)) {
    came.forEach((slot, index) => {
      if (isInner(slot)) renew(was[index], slot);
    });
    return;
  }
  const kept = remember(room);
  for (const slot of came) received.set(slot, plain(slot));
  room.replaceChildren(...fresh.childNodes);
  bringBack(room, kept);
}

function renew(old, slot) {
  if (old.dataset.keep !== undefined) return;
  const text = plain(slot);
  if ((received.get(old) ?? plain(old)) === text) return;
  const kept = remember(old);
  old.replaceChildren(...slot.childNodes);
  received.set(old, text);
  bringBack(old, kept);
}

// What was typed and not sent, which details are open, and where the cursor stands.
const nameOf = (field) => `${field.form?.getAttribute("action") ?? ""}|${field.name}|${field.id}`;
const ticksOf = (root) => [...root.querySelectorAll('input[type="checkbox"]')];
const fieldsOf = (root) => [...root.querySelectorAll("textarea, input:not([type='hidden'])")];
const wordsOf = (details) => details.querySelector("summary")?.textContent.replace(/\d+/g, "") ?? "";

function remember(root) {
  const active = document.activeElement;
  const inside = active && root.contains(active) && active.name ? active : null;
  return {
    typed: new Map(
      fieldsOf(root)
        .filter((field) => field.name && field.value !== field.defaultValue && !("writes" in field.dataset))
        .map((field) => [nameOf(field), field.value]),
    ),
    ticked: new Set(ticksOf(root).filter((box) => box.checked).map((box) => box.value)),
    open: new Set([...root.querySelectorAll("details[open]")].map(wordsOf)),
    focus: inside && nameOf(inside),
    from: inside?.selectionStart,
    to: inside?.selectionEnd,
    button: active?.tagName === "BUTTON" && root.contains(active)
      ? `${active.form?.getAttribute("action")}|${active.name}`
      : "",
  };
}

function bringBack(root, kept) {
  for (const details of root.querySelectorAll("details")) {
    if (kept.open.has(wordsOf(details))) details.open = true;
  }
  for (const box of ticksOf(root)) box.checked ||= kept.ticked.has(box.value);
  for (const field of fieldsOf(root)) {
    const typed = kept.typed.get(nameOf(field));
    if (typed !== undefined && !field.value) field.value = typed;
    if (kept.focus && kept.focus === nameOf(field)) {
      field.focus({ preventScroll: true });
      if (kept.from !== null && kept.from !== undefined) field.setSelectionRange?.(kept.from, kept.to);
    }
  }
  if (!kept.button) return;
  const button = [...root.querySelectorAll("button")].find(
    (each) => `${each.form?.getAttribute("action")}|${each.name}` === kept.button,
  );
  button?.focus({ preventScroll: true });
}
