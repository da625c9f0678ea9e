// Sections on a calendar: drag one to another day, or focus it and use the arrow keys.
// Without this script the date fields beside the calendar do the same.

import { preview } from "../deskside/js/preview.js";

const form = document.querySelector("form[data-drag]");
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const FAR = 4; // pixels before a press is a drag
let lifted = null;
let focus = null;

const cells = () => [...form.querySelectorAll("td[data-day]")];
const field = (section) => document.getElementById(`date-${section}`);

function arm() {
  for (const chip of form.querySelectorAll(".chip")) {
    const day = chip.closest("td").dataset.said;
    chip.tabIndex = 0;
    chip.setAttribute("role", "button");
    chip.setAttribute("aria-label", `${chip.dataset.title}, ${day}`);
  }
  for (const hint of form.querySelectorAll("[data-drag-hint]")) hint.hidden = false;
  if (focus === null) return;
  const chip = form.querySelector(`.chip[data-section="${focus}"]`);
  const said = form.querySelector("[data-drag-said]");
  if (chip) {
    chip.focus();
    said.textContent = chip.getAttribute("aria-label");
  }
  focus = null;
}

function move(section, day) {
  const input = field(section);
  if (!input || input.value === day) return;
  input.value = day;
  focus = section;
  preview();
}

function shifted(day, by) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + by)).toISOString().slice(0, 10);
}

function cellAt(x, y) {
  return cells().find((cell) => {
    const box = cell.getBoundingClientRect();
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
}

function drag(event) {
  if (!lifted) return;
  const { chip, x, y } = lifted;
  if (!lifted.moving && Math.hypot(event.clientX - x, event.clientY - y) < FAR) return;
  lifted.moving = true;
  chip.classList.add("lifted");
  chip.style.setProperty("--x", `${event.clientX - 14}px`);
  chip.style.setProperty("--y", `${event.clientY - 14}px`);
  const over = cellAt(event.clientX, event.clientY);
  for (const cell of cells()) cell.classList.toggle("target", cell === over);
}

function drop(event) {
  if (!lifted) return;
  const { chip, moving } = lifted;
  lifted = null;
  chip.classList.remove("lifted");
  for (const cell of cells()) cell.classList.remove("target");
  const over = cellAt(event.clientX, event.clientY);
  if (moving && over) move(chip.dataset.section, over.dataset.day);
}

if (form) {
  arm();
  form.addEventListener("previewed", arm);
  form.addEventListener("pointerdown", (event) => {
    const chip = event.target.closest(".chip");
    if (!chip || event.button !== 0) return;
    lifted = { chip, x: event.clientX, y: event.clientY, moving: false };
    chip.setPointerCapture(event.pointerId);
  });
  form.addEventListener("pointermove", drag);
  form.addEventListener("pointerup", drop);
  form.addEventListener("pointercancel", () => {
    lifted?.chip.classList.remove("lifted");
    lifted = null;
  });
  form.addEventListener("keydown", (event) => {
    const chip = event.target.closest(".chip");
    const by = STEPS[event.key];
    if (!chip || !by) return;
    event.preventDefault();
    move(chip.dataset.section, shifted(field(chip.dataset.section).value, by));
  });
}
