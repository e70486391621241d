// Completes what is typed from a list that is fetched once, when its first field is entered: pages need not carry it. Without it the words that are typed are looked up when they are saved.
const asked = new Map();

function fill(list, address) {
  if (asked.has(address)) return;
  asked.set(address, true);
  fetch(address, { headers: { accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : []))
    .then((choices) => list.replaceChildren(...choices.map(({ value, label }) => Object.assign(document.createElement("option"), { value, label }))))
    .catch(() => asked.delete(address));
}

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLInputElement && target.dataset.choices && target.list) fill(target.list, target.dataset.choices);
});
