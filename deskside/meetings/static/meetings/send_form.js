// Posts a form of the room in the background, with the button that sent it.

export { uuid } from "../deskside/js/send.js";

export function post(form, submitter, values = {}) {
  const body = new FormData(form);
  if (submitter?.name) body.set(submitter.name, submitter.value);
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  return fetch(form.action, {
    method: "POST",
    body,
    credentials: "same-origin",
    redirect: "manual", // a redirect means: signed out
    headers: { "X-Deskside": "autosave" },
  });
}
