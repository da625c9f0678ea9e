// A film goes on where it stopped and is done at its end. A provider's film loads after a click.

import { post, uuid } from "./send.js";

const EVERY = 10;
const NEAR_END = 10;

const film = document.querySelector("[data-film]");
const finishForm = document.getElementById("finish");
const placeForm = document.getElementById("place");
let kept = 0;

function keep() {
  const second = Math.floor(film.currentTime);
  if (!placeForm || Math.abs(second - kept) < EVERY || film.ended) return;
  kept = second;
  post(placeForm, { place: second, receipt: uuid() }, { keepalive: true }).catch(() => {});
}

film?.addEventListener("loadedmetadata", () => {
  const from = Number(film.dataset.seconds);
  if (from > 0 && from < film.duration - NEAR_END) film.currentTime = from;
});
film?.addEventListener("timeupdate", keep);
film?.addEventListener("ended", () => finishForm?.requestSubmit(finishForm.querySelector("button")));

document.querySelector("[data-play]")?.addEventListener("click", (event) => {
  const stage = event.target.closest("[data-embed]");
  if (!stage.dataset.embed) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.src = stage.dataset.embed;
  frame.title = stage.dataset.title;
  frame.allow = "fullscreen; encrypted-media; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  stage.replaceChildren(frame);
  stage.classList.add("playing");
});
