// Nothing that was typed is lost. What stands in a form and is not saved is kept in the browser, by person and form, until the form was saved or the person signs out: a lost tab, a crashed browser and an expired session
// lose nothing. Whatever page comes back under the same address shows it again, says when it was typed, and drops it at a click. Passwords, codes and files are never kept. Leaving it behind asks.
const prefix = "draft:";
const longest = 7 * 24 * 60 * 60 * 1000;
const person = document.querySelector("[data-person]")?.dataset.person;
const secret = field => ["password", "file", "hidden"].includes(field.type) || field.autocomplete === "one-time-code" || field.autocomplete === "new-password" || field.autocomplete === "current-password";
const placeOf = form => `${new URL(form.getAttribute("action") ?? "", location.href).pathname}:${form.elements.namedItem("_handler")?.value ?? form.getAttribute("action")}`;
const keyOf = form => `${prefix}${person}:${placeOf(form)}`;
const forms = person === undefined ? [] : [...document.querySelectorAll("form[data-once]")].filter(form => !form.querySelector("input[type=password], input[autocomplete=one-time-code]"));
const dirty = new Set();
let sending = false;

// A form that was refused comes back with what was typed; the answer's status says so.
const refused = (performance.getEntriesByType("navigation")[0]?.responseStatus ?? 200) >= 400;

// A browser may refuse to keep anything, or have no room left.
const store = {
  keys: () => { try { return Object.keys(localStorage).filter(key => key.startsWith(prefix)); } catch { return []; } },
  get: key => { try { return JSON.parse(localStorage.getItem(key) ?? "null"); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* then it is kept by nobody */ } },
  drop: key => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } },
};

// Which of the browser's tabs this is: only the tab that has sent a form knows what became of it.
const tab = (() => {
  try { return sessionStorage.getItem("tab") ?? (sessionStorage.setItem("tab", `${Date.now()}-${Math.random()}`), sessionStorage.getItem("tab")); } catch { return ""; }
})();

function valuesOf(form) {
  const fields = [...form.elements].filter(field => field.name && !field.name.startsWith("__") && !secret(field));
  return fields.map(field => [field.name, field.type, field.value, field.checked ?? false]);
}

function keep(form) {
  dirty.add(form);
  store.set(keyOf(form), { at: Date.now(), revision: form.elements.namedItem("revision")?.value, values: valuesOf(form) });
}

function forget(form) {
  dirty.delete(form);
  store.drop(keyOf(form));
}

// What was sent from this tab is saved once a page of the person comes back that does not show it as refused. A page without a person asks to sign in, or says that the server is away: then it is still to be saved.
function settle() {
  for (const key of store.keys()) {
    const draft = store.get(key);
    if (!draft || Date.now() - draft.at > longest) store.drop(key);
    else if (draft.sent !== tab || forms.some(form => keyOf(form) === key && isBack(form, draft))) continue;
    else if (person === undefined || refused) store.set(key, { ...draft, sent: undefined });
    else store.drop(key);
  }
}

// The form that was sent and refused comes back with what was typed from the server, which knows better.
const isBack = (form, draft) => form.querySelector(".error-summary") || refused && draft?.sent === tab;

function restore(form) {
  const draft = store.get(keyOf(form));
  if (isBack(form, draft)) return void (draft ? keep(form) : dirty.add(form));
  if (!draft) return;
  const fields = [...form.elements].filter(field => field.name);
  const served = { values: JSON.stringify(valuesOf(form)), revision: form.elements.namedItem("revision")?.value };
  for (const [name, type, value, checked] of draft.values) {
    const field = fields.find(f => f.name === name && f.type === type && !secret(f) && (type !== "radio" && type !== "checkbox" || f.value === value));
    if (!field) continue;
    if (type === "radio" || type === "checkbox") field.checked = checked;
    else field.value = value;
  }
  // It says what is saved: there is nothing to be lost.
  if (served.values === JSON.stringify(valuesOf(form))) return void store.drop(keyOf(form));
  // What somebody else has saved meanwhile is not written over: the revision is the one that was seen.
  const revision = form.elements.namedItem("revision");
  if (revision && draft.revision) revision.value = draft.revision;
  say(form, served.revision, draft.at);
  for (const details of form.querySelectorAll("details")) details.open = true;
  for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  form.dispatchEvent(new CustomEvent("input", { detail: "restored" }));
}

// That it was not saved is said where it stands, and how it goes again.
function say(form, revision, at) {
  const note = document.querySelector("template[data-draft-note]")?.content.firstElementChild.cloneNode(true);
  if (!note) return;
  const text = note.querySelector("span"), when = new Date(at);
  text.textContent = text.textContent.replace("{time}", when.toLocaleString(document.documentElement.lang, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" }));
  form.prepend(note);
  const gone = () => note.remove();
  form.addEventListener("autosaved", gone);
  note.querySelector("[data-draft-drop]").addEventListener("click", () => {
    gone();
    form.reset();
    const seen = form.elements.namedItem("revision");
    if (seen && revision) seen.value = revision;
    form.dispatchEvent(new Event("dropped"));
    forget(form);
  });
}

settle();
for (const form of forms) {
  form.addEventListener("input", event => event.detail === "restored" ? dirty.add(form) : keep(form));
  form.addEventListener("change", () => keep(form));
  form.addEventListener("autosaved", () => forget(form));
  restore(form);
}

// Also a page that keeps what was typed while one signs in again sends it to where it was typed.
document.addEventListener("submit", event => {
  if (event.defaultPrevented || event.target.getAttribute("method")?.toLowerCase() !== "post" || event.target.getAttribute("action") === "/sign-out") return;
  const place = placeOf(event.target);
  for (const key of store.keys().filter(key => key.endsWith(`:${place}`) && (person === undefined || key === `${prefix}${person}:${place}`))) store.set(key, { ...store.get(key), sent: tab });
  dirty.delete(event.target);
  sending = true;
});

// Nobody's words wait for the next person at the same machine.
document.querySelector("form[action='/sign-out']")?.addEventListener("submit", () => {
  for (const key of store.keys().filter(key => key.startsWith(`${prefix}${person}:`))) store.drop(key);
});

addEventListener("pageshow", () => { sending = false; });
addEventListener("beforeunload", event => { if (dirty.size > 0 && !sending) event.preventDefault(); });
