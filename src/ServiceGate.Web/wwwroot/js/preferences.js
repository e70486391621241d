// Applies theme and folded navigation at once instead of loading the page again; the server still remembers the choice.
const apply = {
  theme(value, form, button) {
    document.documentElement.dataset.bsTheme = value;
    for (const other of form.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
    form.closest("details").querySelector("summary").replaceChildren(button.querySelector("svg").cloneNode(true));
    form.closest("details").open = false;
  },
  navigation(value) {
    document.querySelector("[data-shell]").classList.toggle("folded", value === "folded");
    document.querySelector(value === "folded" ? ".when-folded" : ".when-open").focus();
  },
};

document.addEventListener("submit", event => {
  const change = apply[event.target.dataset.preference];
  if (!change || !event.submitter) return;
  event.preventDefault();
  change(event.submitter.value, event.target, event.submitter);
  fetch(event.target.action, { method: "POST", body: new FormData(event.target, event.submitter), redirect: "manual" });
});
