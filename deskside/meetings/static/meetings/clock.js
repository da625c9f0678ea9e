// The countdown on a screen: from the server's clock, whatever the device's own says.

const LAST = 10;
let spoken = "";
let ended = null;

function words(seconds) {
  if (seconds < 60) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// `left` in milliseconds, below zero where the time is over, null where nothing is counted.
export function showClock(room, left, { runs, atZero }) {
  const clock = room.querySelector("[data-clock]");
  const bar = room.querySelector("[data-bar]");
  if (!clock || left === null || left === undefined) {
    room.classList.remove("last-seconds", "over", "paused");
    return;
  }
  const whole = Number(clock.dataset.seconds) * 1000;
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const text = words(seconds);
  if (clock.textContent !== text) clock.textContent = text;
  clock.classList.toggle("long", text.includes(":"));
  bar?.style.setProperty("--part", `${Math.max(0, Math.min(100, (100 * left) / whole))}%`);
  room.classList.toggle("last-seconds", runs && seconds > 0 && seconds <= LAST);
  room.classList.toggle("over", runs && left <= 0);
  room.classList.toggle("paused", !runs);
  speak(clock, seconds, runs);
  turns(room, whole, left);
  const key = clock.closest("[data-key]")?.dataset.key;
  if (left > 0) ended = null;
  else if (ended !== key) {
    ended = key;
    atZero();
  }
}

// Read out twice, not sixty times.
function speak(clock, seconds, runs) {
  const label = runs && (seconds === LAST || seconds === 0) ? String(seconds) : "";
  if (!label || spoken === label) return;
  spoken = label;
  clock.setAttribute("aria-live", "polite");
  setTimeout(() => clock.removeAttribute("aria-live"), 900);
}

// Whose turn it is in a round, and the moment at which a pair swaps.
function turns(room, whole, left) {
  const passed = (whole - left) / 1000;
  for (const list of room.querySelectorAll("[data-order]")) {
    const now = Math.floor(passed / Number(list.dataset.each));
    [...list.children].forEach((one, index) => {
      one.classList.toggle("now", index === Math.max(0, now));
      one.classList.toggle("was", index < now);
    });
  }
  for (const line of room.querySelectorAll("[data-swap]")) {
    line.dataset.first ??= line.textContent;
    const swapped = left <= whole / 2;
    const text = swapped ? line.dataset.swap : line.dataset.first;
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("swapped", swapped);
  }
}
