// Saves a form with data-autosave while one types: posts it to its own address with the header X-Autosave. The answer may carry the new
// revision in the header X-Revision, which the next save then expects. What could not be saved stays in the form and is tried again.
const delay = 1200;
const retry = 8000;

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-autosave-status]");
    this.sending = false;
    this.dirty = false;
    form.addEventListener("input", () => { this.dirty = true; this.later(delay); });
    form.addEventListener("submit", event => this.submit(event));
    form.addEventListener("dropped", () => { clearTimeout(this.timer); this.dirty = false; });
    addEventListener("online", () => { if (this.dirty) this.later(0); });
  }

  submit(event) {
    clearTimeout(this.timer);
    this.dirty = false;
    // What is on its way decides which revision this one follows.
    if (!this.sending) return;
    event.preventDefault();
    this.submitter = event.submitter;
  }

  later(after) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), after);
  }

  async save() {
    if (this.sending) return this.later(delay);
    this.sending = true;
    this.dirty = false;
    this.say("saving");
    try {
      const answer = await fetch(this.form.action || location.href, { method: "POST", body: new FormData(this.form), headers: { "X-Autosave": "1" } });
      // The database is away: the same command is sent again later.
      if (answer.status === 503) throw answer;
      answer.ok ? this.saved(answer) : this.failed();
    } catch {
      this.dirty = true;
      this.say("offline");
      this.later(retry);
    }
    this.sending = false;
    if (this.submitter) this.form.requestSubmit(this.submitter);
    this.submitter = null;
  }

  saved(answer) {
    const revision = answer.headers.get("X-Revision");
    const field = this.form.elements.namedItem("revision");
    if (revision && field) field.value = revision;
    this.nextCommand();
    this.say("saved");
    // What was typed while it was on its way is still to be saved.
    if (!this.dirty) this.form.dispatchEvent(new Event("autosaved"));
  }

  failed() {
    // A refusal is not repeated: the person has to mend something. Sending the form shows what.
    this.dirty = true;
    this.nextCommand();
    this.say("failed");
  }

  nextCommand() {
    const command = this.form.elements.namedItem("__command");
    if (command) command.value = crypto.randomUUID?.() ?? command.value.replace(/.{12}$/, Date.now().toString(16).padStart(12, "0"));
  }

  say(state) {
    if (!this.status) return;
    const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    this.status.dataset.state = state;
    this.status.textContent = this.status.dataset[state].replace("{time}", now);
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
