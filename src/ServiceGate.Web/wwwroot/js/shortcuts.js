// "/" goes to the search, "?" lists the shortcuts, "g" and a letter go to a page of the navigation.
const help = document.getElementById("shortcuts");
const targets = new Map([...document.querySelectorAll("[data-shortcut]")].map(entry => [entry.dataset.shortcut, entry.dataset.href]));
let going = 0;

const isTyping = element => element.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
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
  }
});
