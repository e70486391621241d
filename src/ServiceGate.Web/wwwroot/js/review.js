// A review by keyboard: "n" and "p" go from point to point (what has changed, what is not met, findings), "j" and "k" from part to part, "a" and "b" choose approve and send back; the queue's rows
// are points too. What is opened is noted for the reader: the same form that a button sends is sent in passing.
import { onKey } from "./shortcuts.js";

const reached = element => element.matches("summary, a, button, input") ? element : element.querySelector("summary, a") ?? element;

// Only what is shown is gone to: what stands in a closed part is reached by opening it. Of a long list no more is looked at than the few around the focus.
function go(selector, step) {
  const stops = [...document.querySelectorAll(selector)];
  const now = document.activeElement;
  const own = now.closest(selector);
  let at = own ? stops.indexOf(own) : stops.findIndex(stop => now.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (own || (step < 0 && at >= 0)) at += step;
  else if (at < 0) at = step < 0 ? stops.length - 1 : stops.length;
  while (stops[at] && !stops[at].checkVisibility()) at += step;
  const next = stops[at];
  if (!next) return false;
  const place = next.hasAttribute("tabindex") ? next : reached(next);
  place.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function choose(...votes) {
  const vote = votes.map(code => document.querySelector(`#decision input[name=decision][value=${code}]`)).find(input => input);
  if (!vote) return false;
  vote.checked = true;
  vote.dispatchEvent(new Event("input", { bubbles: true }));
  vote.focus();
  return true;
}

if (document.querySelector("[data-stop], [data-part], #decision")) {
  onKey(key => {
    switch (key) {
      case "n": return go("[data-stop]", 1);
      case "p": return go("[data-stop]", -1);
      case "j": return go("[data-part]", 1);
      case "k": return go("[data-part]", -1);
      case "a": return choose("approve");
      case "b": return choose("return");
      default: return false;
    }
  });
}

const look = document.getElementById("look");
// One after the other, so that no note overtakes another.
let last = Promise.resolve();

function note(section) {
  last = last.then(async () => {
    const data = new FormData(look);
    data.set("__command", crypto.randomUUID?.() ?? data.get("__command").replace(/.{12}$/, Date.now().toString(16).padStart(12, "0")));
    if (section) data.set("opened", section);
    const answer = await fetch(location.href, { method: "POST", body: data, redirect: "manual" });
    if (section && answer.type === "opaqueredirect") show(section);
  }).catch(() => {
    // It is noted the next time, or by the button.
  });
}

function show(section) {
  const part = document.getElementById(`part-${section}`);
  part.dataset.opened = "true";
  for (const pill of part.querySelectorAll("[data-opened-pill]")) pill.hidden = false;
  for (const button of part.querySelectorAll("[data-open-button]")) button.remove();
  document.querySelector(`[data-to-open="${section}"]`)?.remove();
  const list = document.querySelector("[data-to-open-list]");
  if (list && !list.querySelector("[data-to-open]")) list.remove();
}

if (look) {
  if (look.querySelector("[data-unseen]")) note(null);
  for (const part of document.querySelectorAll("details[data-part]")) {
    const opens = () => part.open && !part.dataset.opened && note(part.dataset.part);
    part.addEventListener("toggle", opens);
    opens();
  }
}
