// Sends files in pieces as soon as they are chosen, and goes on after a cut line or a reload.
//
// For every <form data-arrive="address" data-arrive-account="whose">: sentences in data-arrive-*.
// A file that has arrived becomes a hidden field <name>-arrived with its id. Without this script,
// or where the server does not want pieces, the form carries the file itself. An input with
// data-arrive-many keeps what was chosen before.
const PIECE = 256 * 1024; // eight seconds of a slow line
const DAY = 24 * 3600 * 1000;
const PAUSES = [1000, 3000, 8000, 20000];
const PATIENCE = 90000; // for one piece
const MOST_CONFLICTS = 5;

// Files chosen here, kept by the browser until the page shows them as the server's own.
const shelf = {
  open() {
    this.opened ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open("arriving", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("files", { keyPath: "id" });
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    return this.opened;
  },
  async act(mode, what) {
    try {
      const files = (await this.open()).transaction("files", mode).objectStore("files");
      const asked = what(files);
      return await new Promise((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    } catch {
      return null; // this browser keeps nothing: the file goes on until the page is left
    }
  },
  put: (record) => shelf.act("readwrite", (files) => files.put(record)),
  drop: (id) => shelf.act("readwrite", (files) => files.delete(id)),
  all: async () => (await shelf.act("readonly", (files) => files.getAll())) ?? [],
};

class GivenUp extends Error {}

async function digestOf(blob) {
  if (!globalThis.crypto?.subtle) return null; // only on safe addresses
  return new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
}
const asHex = (bytes) => bytes && [...bytes].map((n) => n.toString(16).padStart(2, "0")).join("");
const asBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

function pause(milliseconds) {
  return new Promise((go) => {
    setTimeout(go, milliseconds);
    addEventListener("online", go, { once: true });
  });
}

class Sending {
  constructor(sender, input, record) {
    this.sender = sender;
    this.input = input;
    this.record = record;
    this.words = sender.form.dataset;
    this.row = this.makeRow();
  }
  get csrf() {
    return this.sender.form.elements.csrfmiddlewaretoken?.value ?? "";
  }
  makeRow() {
    const row = document.createElement("div");
    row.className = "upload";
    const name = document.createElement("b");
    name.textContent = this.record.file.name;
    const size = document.createElement("span");
    size.className = "nobr";
    const megabytes = Math.max(0.1, this.record.file.size / 1048576).toLocaleString(
      document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 },
    );
    size.textContent = `${megabytes} ${this.words.arriveMb}`;
    this.bar = document.createElement("progress");
    this.bar.max = this.record.file.size;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", this.record.file.name);
    this.state = document.createElement("span");
    this.state.setAttribute("role", "status");
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "button button-link";
    this.button.addEventListener("click", () => this.stop());
    row.append(name, size, this.bar, this.state, this.button);
    (this.input.closest(".field") ?? this.input).before(row);
    return row;
  }
  say(text, kind, button) {
    if (this.state.textContent !== text) this.state.textContent = text;
    this.state.className = kind ? `upload-${kind}` : "";
    this.button.textContent = button;
  }
  async run() {
    this.say(this.words.arriveSending, "", this.words.arriveStop);
    try {
      this.settle(await this.send());
    } catch (error) {
      if (!(error instanceof GivenUp)) throw error;
      this.leave(); // the form carries it, unless the page was loaded anew meanwhile
    }
  }
  async send() {
    let told = await this.begin();
    let conflicts = 0;
    while (!told.upload && !told.refusal) {
      const before = told.offset;
      told = await this.sendPiece(told);
      conflicts = told.offset > before ? 0 : conflicts + 1;
      if (conflicts > MOST_CONFLICTS) throw new GivenUp();
      this.bar.value = told.offset;
      this.say(this.words.arriveSending, "", this.words.arriveStop);
    }
    return told;
  }
  async begin() {
    if (this.record.address) {
      const told = await this.ask(this.record.address, {});
      if (told) return told;
      if (this.record.isPosted) throw new GivenUp(); // the form had it; it was deleted since
    }
    const { file } = this.record;
    const digest = asHex(await digestOf(file)) ?? "";
    const body = JSON.stringify({ name: file.name, size: file.size, digest });
    const headers = { "Content-Type": "application/json" };
    const told = await this.ask(this.words.arrive, { method: "POST", body, headers });
    if (!told) throw new GivenUp();
    this.record.address = told.address;
    await shelf.put(this.record);
    return told;
  }
  async sendPiece({ offset, piece, address }) {
    const end = offset + Math.min(piece, PIECE);
    const body = this.record.file.slice(offset, end);
    const digest = await digestOf(body);
    const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": offset };
    if (digest) headers["Upload-Checksum"] = `sha256 ${asBase64(digest)}`;
    const told = await this.ask(address, { method: "PATCH", body, headers });
    if (!told) throw new GivenUp();
    return told;
  }
  // Asks until there is an answer. A cut line is waited for; null: not here.
  async ask(address, options) {
    const language = document.documentElement.lang; // of the sentences in the answers
    const headers = { ...options.headers, "X-CSRFToken": this.csrf, "X-Language": language };
    for (let time = 0; ; time += 1) {
      if (this.isStopped) throw new GivenUp();
      try {
        const signal = AbortSignal.timeout?.(PATIENCE);
        const response = await fetch(address, { ...options, headers, signal });
        if (response.ok || response.status === 409) return await response.json();
        if (response.status === 422) return { ...(await response.json()), upload: "" };
        if (response.status === 404) return null;
        if (response.status < 500) throw new GivenUp();
      } catch (error) {
        if (error instanceof GivenUp) throw error;
      }
      this.say(this.words.arriveWaiting, "", this.words.arriveStop);
      await pause(PAUSES[Math.min(time, PAUSES.length - 1)]);
    }
  }
  settle(told) {
    this.bar.remove();
    this.clearInput();
    if (!told.upload) {
      this.say(told.refusal, "failed", this.words.arriveDelete);
      shelf.drop(this.record.id);
      return;
    }
    this.hidden = document.createElement("input");
    this.hidden.type = "hidden";
    this.hidden.name = `${this.input.name}-arrived`;
    this.hidden.value = told.upload;
    this.row.append(this.hidden);
    this.say(this.words.arriveDone, "done", this.words.arriveDelete);
  }
  clearInput() {
    if (this.input.files?.[0] === this.record.file) this.input.value = "";
  }
  stop() {
    this.isStopped = true;
    if (this.record.address) {
      const headers = { "X-CSRFToken": this.csrf };
      fetch(this.record.address, { method: "DELETE", headers, keepalive: true }).catch(() => {});
    }
    this.clearInput();
    this.leave();
    this.input.focus();
  }
  leave() {
    shelf.drop(this.record.id);
    this.row.remove();
    this.sender.forget(this);
  }
}

class Sender {
  constructor(form) {
    this.form = form;
    this.all = new Set();
    this.key = `${form.dataset.arriveAccount}:${location.pathname}`;
  }
  async start() {
    this.form.addEventListener("change", (event) => {
      if (event.target.type === "file") this.chosen(event.target);
    });
    // Before the keeper of typed text, which takes a submit for the end of the page.
    this.form.addEventListener("submit", (event) => this.submitted(event), { capture: true });
    for (const record of await shelf.all()) await this.resume(record);
  }
  async resume(record) {
    const isOld = Date.now() - record.at > 3 * DAY;
    const input = record.key === this.key && this.form.elements[record.name];
    const isShown = record.address && record.upload
      && document.querySelector(`a[href*="${record.upload}"]`);
    if (isOld || isShown || (record.key === this.key && !input)) await shelf.drop(record.id);
    else if (input) this.send(input, record);
  }
  chosen(input) {
    for (const sending of input.hasAttribute("data-arrive-many") ? [] : [...this.all]) {
      if (sending.input === input) sending.stop();
    }
    for (const file of input.files) {
      const id = `${this.key}:${input.name}:${Date.now()}:${file.name}`;
      const record = { id, key: this.key, name: input.name, file, at: Date.now() };
      shelf.put(record);
      this.send(input, record);
    }
  }
  send(input, record) {
    const sending = new Sending(this, input, record);
    sending.done = sending.run().finally(() => { sending.isOver = true; });
    this.all.add(sending);
  }
  forget(sending) {
    this.all.delete(sending);
  }
  submitted(event) {
    const busy = [...this.all].filter((sending) => !sending.isOver);
    if (!busy.length || !this.form.requestSubmit) {
      for (const { record, hidden } of this.all) {
        if (hidden) shelf.put({ ...record, upload: hidden.value, isPosted: true });
      }
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.isWaiting) return;
    this.isWaiting = true;
    const { submitter } = event;
    Promise.all(busy.map((sending) => sending.done)).then(() => {
      this.isWaiting = false;
      this.form.requestSubmit(submitter);
    });
  }
}

for (const form of document.querySelectorAll("form[data-arrive]")) new Sender(form).start();
