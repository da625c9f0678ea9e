// The promise is made: what this browser kept of its draft, in case it was not, goes.

import { dropCopy } from "../deskside/js/send.js";

for (const mark of document.querySelectorAll("[data-drop-copy]")) {
  dropCopy({ action: new URL(mark.dataset.dropCopy, location.href) });
}
