// The document of a dossier: its button prints it, and on the pages that only work on it the key for printing leads to the document.
const button = document.querySelector("[data-print]");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

const version = document.querySelector("a[data-print-version]");
if (version) addEventListener("keydown", event => {
  if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  location.assign(version.href);
});
