// Nothing that was typed is lost. What stands in a form and is not saved is kept in the tab (never beyond it, never passwords or files) until the form is sent or
// saved in passing; whatever page comes back under the same address, an answer to another form or none at all, shows it again. Leaving it behind asks.
const prefix = "draft:";
const secret = field => field.type === "password" || field.type === "file" || field.type === "hidden";
const person = document.querySelector("[data-person]")?.dataset.person;
const keyOf = form => `${prefix}${person}:${location.pathname}:${form.elements.namedItem("_handler")?.value ?? form.getAttribute("action")}`;
const forms = person === undefined ? [] : [...document.querySelectorAll("form[data-once]")].filter(form => !form.querySelector("input[type=password], input[type=file]:not([data-beside])"));
const dirty = new Set();
let sending = false;

function valuesOf(form) {
  const fields = [...form.elements].filter(field => field.name && !field.name.startsWith("__") && !secret(field));
  return fields.map(field => [field.name, field.type, field.value, field.checked ?? false]);
}

function keep(form) {
  dirty.add(form);
  sessionStorage.setItem(keyOf(form), JSON.stringify({ revision: form.elements.namedItem("revision")?.value, values: valuesOf(form) }));
}

function forget(form) {
  dirty.delete(form);
  sessionStorage.removeItem(keyOf(form));
}

function restore(form) {
  // The form that was sent and refused comes back with what was typed from the server, which knows better.
  if (form.querySelector(".error-summary")) return void dirty.add(form);
  const draft = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "null");
  if (!draft) return;
  const fields = [...form.elements].filter(field => field.name);
  const served = { values: JSON.stringify(valuesOf(form)), revision: form.elements.namedItem("revision")?.value };
  for (const [name, type, value, checked] of draft.values) {
    const field = fields.find(f => f.name === name && f.type === type && (type !== "radio" && type !== "checkbox" || f.value === value));
    if (!field) continue;
    if (type === "radio" || type === "checkbox") field.checked = checked;
    else field.value = value;
  }
  // What somebody else has saved meanwhile is not written over: the revision is the one that was seen.
  const revision = form.elements.namedItem("revision");
  if (revision && draft.revision) revision.value = draft.revision;
  if (served.values !== JSON.stringify(valuesOf(form))) say(form, served.revision);
  for (const details of form.querySelectorAll("details")) details.open = true;
  form.dispatchEvent(new Event("input"));
}

// That it was not saved is said where it stands, and how it goes again.
function say(form, revision) {
  const note = document.querySelector("template[data-draft-note]")?.content.firstElementChild.cloneNode(true);
  if (!note) return;
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

for (const form of forms) {
  form.addEventListener("input", () => keep(form));
  form.addEventListener("autosaved", () => forget(form));
  form.addEventListener("submit", event => {
    if (event.defaultPrevented) return;
    forget(form);
    sending = true;
  });
  restore(form);
}

// Nobody's words wait for the next person at the same machine.
document.querySelector("form[action='/sign-out']")?.addEventListener("submit", () => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
});

addEventListener("pageshow", () => { sending = false; });
addEventListener("beforeunload", event => { if (dirty.size > 0 && !sending) event.preventDefault(); });
