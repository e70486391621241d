// "/" goes to the search, "?" lists the shortcuts, "g" and a letter go to a page of the navigation. Pages add keys of their own by onKey. Whoever speaks to the computer, or presses keys by
// mistake, turns single keys off in the list, which a button of the person's menu opens too (WCAG 2.1.4).
const help = document.getElementById("shortcuts");
const targets = new Map([...document.querySelectorAll("[data-shortcut]")].map(entry => [entry.dataset.shortcut, entry.dataset.href]));
const choice = document.querySelector("[data-single-keys]");
const others = [];
let going = 0;

const isTyping = element => element.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog") !== null;
const areOn = () => localStorage.getItem("single-keys") !== "off";

// What a page does with a key that means nothing else: answers whether it has done something.
export const onKey = act => others.push(act);

if (choice) {
  choice.checked = areOn();
  choice.addEventListener("change", () => localStorage.setItem("single-keys", choice.checked ? "on" : "off"));
}
for (const opener of document.querySelectorAll("[data-shows-shortcuts]")) {
  opener.hidden = !help;
  opener.addEventListener("click", () => help.showModal());
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !areOn() || isTyping(event.target)) return;
  const search = document.getElementById("search");
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "?" && help && !help.open) {
    help.showModal();
  } else if (event.key === "g") {
    going = event.timeStamp;
  } else if (event.timeStamp - going < 1500 && targets.has(event.key)) {
    going = 0;
    location.assign(targets.get(event.key));
  } else if (others.some(act => act(event.key))) {
    event.preventDefault();
  }
});
