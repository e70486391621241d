// Live progress. An element with data-sse="url" listens to that address while its page is visible. Each message is a JSON object: every
// element below with data-bind="name" takes the value of that name (a <progress> its value, anything else its text). A value may also be
// an object: { value, max, text, state }, where state is the name of a state's colour. An event named "reload" loads the page anew.
const sources = new Map();
const again = 5000;

function show(element, value) {
  const { text, state, ...rest } = value !== null && typeof value === "object" ? value : { value };
  if (element instanceof HTMLProgressElement) {
    if (rest.max !== undefined) element.max = rest.max;
    if (rest.value !== undefined) element.value = rest.value;
  } else {
    (element.querySelector(":scope > span") ?? element).textContent = text ?? rest.value ?? "";
  }
  if (state) {
    const kind = element.matches(".pill") ? "pill" : element.matches(".bar") ? "bar" : "text";
    // The icon belonged to the state before; the word carries the new one until the page is loaded again.
    if (kind === "pill" && !element.classList.contains(`pill-${state}`)) element.querySelector(".icon")?.remove();
    element.className = `${element.className.replace(/\b(pill|bar|text)-[a-z]+\b/g, "")} ${kind}-${state}`;
  }
}

function update(root, values) {
  for (const element of root.querySelectorAll("[data-bind]"))
    if (element.dataset.bind in values) show(element, values[element.dataset.bind]);
}

function open(root) {
  const source = new EventSource(root.dataset.sse);
  source.onmessage = event => update(root, JSON.parse(event.data));
  // A stream that ends is opened again by the browser; one that is refused, while the database is away, is not.
  source.onerror = () => {
    if (source.readyState !== EventSource.CLOSED || sources.get(root) !== source) return;
    sources.delete(root);
    setTimeout(follow, again);
  };
  source.addEventListener("reload", () => location.reload());
  sources.set(root, source);
}

function follow() {
  if (document.hidden) {
    for (const source of sources.values()) source.close();
    sources.clear();
    return;
  }
  for (const root of document.querySelectorAll("[data-sse]"))
    if (!sources.has(root)) open(root);
}

document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => { for (const source of sources.values()) source.close(); sources.clear(); });
addEventListener("pageshow", follow);
