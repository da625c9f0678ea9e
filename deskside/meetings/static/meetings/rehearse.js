// Going through a meeting alone: one step after the other, each with its own time. The list beside
// it does without; nothing here is sent anywhere.

const box = document.querySelector("[data-rehearsal]");
const steps = [...document.querySelectorAll("[data-step]")];
const part = (name) => box.querySelector(`[data-${name}]`);
const [go, pause, clock, bar] = ["go", "pause", "clock", "bar"].map(part);

let here = -1;
let endsAt = 0;
let left = 0;
let took = 0;
let beganAt = 0;
let ticking = 0;

const spoken = (seconds) => {
  const whole = Math.abs(Math.round(seconds));
  const words = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds < 0 ? `+${words}` : words;
};
const text = (step, name) => step.querySelector(`[data-${name}]`)?.textContent ?? "";
const secondsOf = (step) => Number(step.dataset.seconds);

function draw() {
  const seconds = ticking ? (endsAt - performance.now()) / 1000 : left;
  clock.textContent = spoken(seconds);
  const share = Math.max(0, Math.min(100, Math.round((100 * seconds) / secondsOf(steps[here]))));
  bar.className = `time-left part-${share}`;
}

function run(on) {
  clearInterval(ticking);
  ticking = 0;
  if (on) {
    endsAt = performance.now() + left * 1000;
    beganAt = performance.now();
    ticking = setInterval(draw, 250);
  }
  pause.textContent = on ? pause.dataset.off : pause.dataset.on;
  draw();
}

function stop() {
  if (!ticking) return;
  left = (endsAt - performance.now()) / 1000;
  took += (performance.now() - beganAt) / 1000;
}

function show(index) {
  here = index;
  const step = steps[here];
  steps.forEach((each) => each.classList.toggle("here", each === step));
  part("place").textContent = `${here + 1}/${steps.length}`;
  part("title").textContent = text(step, "name");
  part("text").textContent = text(step, "asks");
  part("say").textContent = text(step, "says");
  left = secondsOf(step);
  go.textContent = go.dataset.next;
  pause.hidden = false;
  part("sum").hidden = true;
  run(true);
}

function end() {
  run(false);
  const sum = part("sum");
  const whole = steps.reduce((all, step) => all + secondsOf(step), 0);
  sum.textContent = sum.dataset.words.replace("{took}", spoken(took)).replace("{whole}", spoken(whole));
  sum.hidden = false;
  pause.hidden = true;
  go.textContent = go.dataset.again;
  here = -1;
  took = 0;
}

go.addEventListener("click", () => {
  stop();
  if (here + 1 < steps.length) show(here + 1);
  else end();
});
pause.addEventListener("click", () => {
  stop();
  run(!ticking);
});

if (steps.length) {
  left = secondsOf(steps[0]);
  here = 0;
  draw();
  part("title").textContent = text(steps[0], "name");
  here = -1;
  box.hidden = false;
}
