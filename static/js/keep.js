// Keeps typed text: first on this device, then on the server, and says which.
// One module for every long form: <form data-keep="what" data-keep-account="whose">.
// The server answers an autosave (header X-Keep) with {version, text}, 401 or 409 {text}.

const PREFIX = "keep:";
const WEEK = 7 * 24 * 3600 * 1000;
const NOT_TEXT = new Set(["csrfmiddlewaretoken", "version", "hold", "action"]);

export function eraseAll() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
}

function eraseOld() {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    try {
      if (Date.now() - JSON.parse(localStorage.getItem(key)).at > WEEK) localStorage.removeItem(key);
    } catch {
      localStorage.removeItem(key);
    }
  }
}

function fieldsOf(form) {
  const pairs = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !NOT_TEXT.has(name)) pairs.push([name, value]);
  }
  return pairs;
}

function putBack(form, pairs) {
  const byName = new Map();
  for (const [name, value] of pairs) byName.set(name, [...(byName.get(name) || []), value]);
  for (const field of form.elements) {
    if (!field.name || NOT_TEXT.has(field.name) || field.type === "file") continue;
    const values = byName.get(field.name);
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = Boolean(values && values.includes(field.value));
    } else if (values && field.type !== "hidden") {
      field.value = values[0];
    }
  }
}

class Keeper {
  constructor(form, sign) {
    this.form = form;
    this.sign = sign;
    this.key = `${PREFIX}${form.dataset.keepAccount}:${form.dataset.keep}`;
    this.clean = JSON.stringify(fieldsOf(form));
    this.timer = 0;
    this.isSending = false;
    this.isStopped = false;
  }

  start() {
    this.restore();
    this.form.addEventListener("input", () => this.typed());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("online", () => this.send());
    addEventListener("pageshow", () => { this.isStopped = false; });
    setInterval(() => { if (localStorage.getItem(this.key)) this.send(); }, 20000);
  }

  say(state, text) {
    if (!this.sign || !text) return;
    this.sign.className = state === "server" ? "saved" : `saved saved-${state}`;
    this.sign.firstElementChild.textContent = text;
  }

  restore() {
    const kept = localStorage.getItem(this.key);
    if (!kept) return;
    const { fields, base } = JSON.parse(kept);
    if (JSON.stringify(fields) === this.clean) {
      localStorage.removeItem(this.key);
      return;
    }
    putBack(this.form, fields);
    if (base) this.form.elements.version.value = base;
    this.say("device", this.form.dataset.keepRestored);
    this.send();
  }

  typed() {
    const fields = fieldsOf(this.form);
    const base = this.form.elements.version ? this.form.elements.version.value : "";
    try {
      localStorage.setItem(this.key, JSON.stringify({ fields, base, at: Date.now() }));
    } catch { /* a full or closed store: the server copy is still made */ }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 1200);
    if (!navigator.onLine) this.say("device", this.form.dataset.keepDevice);
  }

  async send() {
    if (this.isSending || this.isStopped) return;
    this.isSending = true;
    const sent = JSON.stringify(fieldsOf(this.form));
    const body = new FormData();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && name !== "action") body.append(name, value);
    }
    this.say("waiting", this.form.dataset.keepWaiting);
    try {
      const response = await fetch(location.pathname, {
        method: "POST", body, headers: { "X-Keep": "autosave" }, credentials: "same-origin",
      });
      await this.answered(response, sent);
    } catch {
      this.say("device", this.form.dataset.keepDevice);
    }
    this.isSending = false;
  }

  async answered(response, sent) {
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    const answer = isJson ? await response.json() : {};
    if (response.ok && isJson) {
      this.form.elements.version.value = answer.version;
      if (JSON.stringify(fieldsOf(this.form)) === sent) localStorage.removeItem(this.key);
      this.say("server", answer.text);
    } else if (response.status === 409) {
      this.isStopped = true;
      this.say("failed", answer.text);
    } else if (response.status === 401 || response.status === 403) {
      this.say("failed", answer.text || this.form.dataset.keepSignedOut);
    } else {
      this.say("device", this.form.dataset.keepDevice);
    }
  }

  submitted(event) {
    if (!navigator.onLine) {
      event.preventDefault();
      this.typed();
      this.say("device", this.form.dataset.keepDevice);
      this.sign.scrollIntoView({ block: "center" });
      return;
    }
    this.isStopped = true;
    clearTimeout(this.timer);
  }
}

function start() {
  eraseOld();
  for (const form of document.querySelectorAll("form[data-keep]")) {
    new Keeper(form, document.getElementById("kept")).start();
  }
  for (const form of document.querySelectorAll("form[data-keep-erase]")) {
    form.addEventListener("submit", eraseAll);
  }
}

start();
