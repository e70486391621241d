// Files of a form with an element data-uploads="address" around its field are dropped on it, pasted into it (pictures), or chosen, several at once, and sent part by part to that address before the form: one sees how far they are, and
// when the connection breaks the part is sent again, not the file. Then the form is sent with what the server calls the files. Without this script the form sends the files itself.
const again = [1000, 2000, 4000, 8000, 15000, 30000];
const patience = 10 * 60 * 1000;

class Refusal extends Error {}

class Uploads {
  constructor(box) {
    this.box = box;
    this.form = box.closest("form");
    this.input = box.querySelector("input[type=file]");
    this.list = box.querySelector("[data-uploads-list]");
    this.status = box.querySelector("[data-uploads-status]");
    this.words = box.dataset;
    box.querySelector("[data-uploads-hint]").hidden = false;
    this.input.addEventListener("change", () => this.show());
    for (const name of ["dragover", "drop"]) this.form.addEventListener(name, event => this.drop(event));
    for (const name of ["dragleave", "drop"]) this.form.addEventListener(name, () => box.classList.remove("is-over"));
    document.addEventListener("paste", event => this.paste(event));
    // Before the form is counted as sent.
    document.addEventListener("submit", event => this.submit(event), { capture: true });
    // A page that comes back from the browser's memory begins anew.
    addEventListener("pageshow", () => this.reset());
  }

  drop(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    if (event.type === "dragover") this.box.classList.add("is-over");
    else this.add([...event.dataTransfer.files]);
  }

  reset() {
    for (const field of this.form.querySelectorAll("input[name=upload]")) field.remove();
    this.input.disabled = false;
  }

  // Text is pasted where the cursor is; a picture belongs here wherever it is.
  paste(event) {
    const pictures = [...event.clipboardData.files].filter(file => file.type.startsWith("image/"));
    if (pictures.length === 0) return;
    event.preventDefault();
    this.add(pictures.map(file => new File([file], this.named(file), { type: file.type, lastModified: file.lastModified })));
    this.form.scrollIntoView({ block: "nearest" });
  }

  named(file) {
    const now = new Date(), two = number => String(number).padStart(2, "0");
    return `${this.words.pictureName}-${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}.${file.type === "image/jpeg" ? "jpg" : file.type.split("/")[1]}`;
  }

  add(files) {
    const all = new DataTransfer();
    for (const file of [...this.input.files, ...files]) all.items.add(file);
    this.input.files = all.files;
    this.show();
  }

  show() {
    this.bars = [...this.input.files].map(file => {
      const line = document.createElement("li"), name = document.createElement("span"), bar = document.createElement("progress");
      name.textContent = file.name;
      [bar.max, bar.value] = [Math.max(file.size, 1), 0];
      bar.setAttribute("aria-label", file.name);
      line.append(name, bar);
      return { line, bar };
    });
    this.list.replaceChildren(...this.bars.map(({ line }) => line));
    this.say("");
  }

  async submit(event) {
    if (event.target !== this.form || this.input.disabled || this.input.files.length === 0 || !this.form.reportValidity()) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.sending) return;
    this.sending = true;
    try {
      const files = [...this.input.files], ids = [];
      if (!this.bars || this.bars.length !== files.length) this.show();
      for (const [number, file] of files.entries()) ids.push(await this.send(file, this.bars[number].bar));
      for (const id of ids) this.form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "upload", value: id }));
      this.input.disabled = true;
      this.form.requestSubmit(event.submitter);
    } catch (error) {
      this.say(error instanceof Refusal ? error.message : this.words.broken);
    }
    this.sending = false;
  }

  async send(file, bar) {
    this.say(this.words.sending.replace("{name}", file.name));
    const key = await this.key(file);
    let upload = await this.ask(this.words.uploads, { name: file.name, bytes: file.size, key });
    while ((bar.value = upload.received) < file.size) {
      const from = upload.received;
      upload = await this.ask(`${this.words.uploads}/${upload.id}`, { offset: from, part: file.slice(from, from + Number(this.words.partBytes)) }, () => this.ask(this.words.uploads, { name: file.name, bytes: file.size, key }));
    }
    return upload.id;
  }

  // By it the server knows the file again, also when the page was closed in between: what is in it, where the browser says that.
  async key(file) {
    if (!crypto.subtle) return this.once ??= `${Date.now()}-${Math.random()}`;
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, "0")).join("");
  }

  // What may pass is tried again: no connection, the server away, somebody else's part first. What is refused is not.
  async ask(address, fields, otherwise = null) {
    const begun = Date.now();
    for (let attempt = 0; ; attempt++) {
      try {
        const body = new FormData();
        body.append("__RequestVerificationToken", this.form.elements.namedItem("__RequestVerificationToken").value);
        for (const [name, value] of Object.entries(fields)) body.append(name, value);
        const answer = await fetch(address, { method: "POST", body, headers: { "Accept-Language": document.documentElement.lang }, redirect: "error" });
        if (answer.ok) return await answer.json();
        if (answer.status === 409 && otherwise) return await otherwise();
        // A session that has ended answers with a page.
        const problem = answer.headers.get("Content-Type")?.startsWith("application/problem+json") ? (await answer.json()).detail : this.words.broken;
        if (answer.status < 500 && answer.status !== 429) throw new Refusal(problem);
      } catch (error) {
        if (error instanceof Refusal) throw error;
      }
      if (Date.now() - begun > patience) throw new Error("patience");
      this.say(this.words.waiting);
      await new Promise(resolve => { setTimeout(resolve, again[Math.min(attempt, again.length - 1)]); addEventListener("online", resolve, { once: true }); });
    }
  }

  say(text) { this.status.textContent = text; }
}

for (const box of document.querySelectorAll("[data-uploads]")) new Uploads(box);
