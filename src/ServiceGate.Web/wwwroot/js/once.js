// A form is sent once, however often its button is clicked. The command's id settles what slips through.
document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches("form[data-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  recognise(form, event.submitter);
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
});

// Whoever goes back to a form that makes something new, or reloads it, and sends the same again gives the same command, although the page
// was fetched anew meanwhile. What was sent is remembered with the page in the browser's history.
function recognise(form, submitter) {
  if (!form.matches("[data-creates]")) return;
  const command = form.elements.namedItem("__command");
  const name = form.elements.namedItem("_handler").value;
  const content = JSON.stringify([...new FormData(form, submitter)].filter(([field]) => !field.startsWith("__")));
  const sent = history.state?.sent ?? {};
  if (sent[name]?.content === content) command.value = sent[name].id;
  else history.replaceState({ ...history.state, sent: { ...sent, [name]: { id: command.value, content } } }, "");
}

// A page that comes back from the browser's memory can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  }
});
