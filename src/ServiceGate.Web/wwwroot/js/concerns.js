// The list of concerns by keyboard: 1, 2 and 3 answer the concern in which the focus is and go on to the next; the state of saving is said once for all rows.
const rows = [...document.querySelectorAll("[data-concern]")];
const state = document.querySelector("[data-save-state]");
const isTyping = element => element.matches("input:not([type=radio]), textarea, select");

document.addEventListener("keydown", event => {
  const row = event.target.closest?.("[data-concern]");
  if (!row || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !["1", "2", "3"].includes(event.key)) return;
  const choice = row.querySelectorAll("[name=verdict]")[Number(event.key) - 1];
  if (!choice || choice.disabled) return;
  event.preventDefault();
  choice.checked = true;
  choice.dispatchEvent(new Event("input", { bubbles: true }));
  const next = rows[rows.indexOf(row) + 1];
  (next?.querySelector("[name=verdict]:checked") ?? next?.querySelector("[name=verdict]") ?? choice).focus();
});

if (state) for (const status of document.querySelectorAll("[data-concern] [data-autosave-status]"))
  new MutationObserver(() => {
    const failed = document.querySelectorAll("[data-concern] [data-autosave-status][data-state=failed], [data-concern] [data-autosave-status][data-state=offline]");
    state.textContent = (failed[0] ?? status).textContent;
    state.classList.toggle("is-overdue", failed.length > 0);
  }).observe(status, { childList: true, characterData: true, subtree: true });
