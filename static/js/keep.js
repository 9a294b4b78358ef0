// Keeps typed text: first on this device, then on the server, and says which.
//
// For every <form data-keep="what" data-keep-account="whose">: sentences in data-keep-*, the id of
// the indicator in data-keep-sign ("kept" when unsaid). The hidden field `version` names the
// server's text. An autosave (header X-Keep) answers {version, text}, 401 {text} or 409 {text}.
//
// A copy is {fields, base, seen, sent, at}. base: the version its text grew from; seen: the newest
// one its page knew of; sent: Save was pressed.

const PREFIX = "keep:";
const DAY = 24 * 3600 * 1000;
const FIRST_DAY = Date.UTC(2026, 0); // an older clock is wrong
const PAUSE = 1200; // after the last key
const AGAIN = 20000; // while the server has not got it
const PATIENCE = 10000; // Save waits so long for an autosave on its way
const TOO_LONG = 60000; // for an autosave
const NOT_TYPED = /^(hidden|file|password|button|submit|reset|fieldset|output)$/;

// This device, or this window where the browser refuses to keep anything.

const memory = new Map();

const store = {
  read(key) {
    try {
      const copy = JSON.parse(memory.get(key) ?? localStorage.getItem(key));
      return Array.isArray(copy?.fields) ? copy : null;
    } catch {
      return null;
    }
  },

  // Says whether the copy outlives the window.
  write(key, copy) {
    const text = JSON.stringify(copy);
    try {
      localStorage.setItem(key, text);
      memory.delete(key);
      return true;
    } catch {
      memory.set(key, text);
      return false;
    }
  },

  remove(key) {
    memory.delete(key);
    try { localStorage.removeItem(key); } catch { /* nothing is kept there */ }
  },

  keys() {
    let found = [];
    try { found = Object.keys(localStorage); } catch { /* nothing is kept there */ }
    return [...found, ...memory.keys()].filter((key) => key.startsWith(PREFIX));
  },
};

function eraseAll() {
  for (const key of store.keys()) store.remove(key);
}

function eraseOld(now = Date.now()) {
  if (now < FIRST_DAY) return; // this clock cannot tell what is old
  for (const key of store.keys()) {
    const copy = store.read(key);
    if (copy && !(copy.at >= FIRST_DAY && copy.at <= now)) {
      store.write(key, { ...copy, at: now }); // the clock jumped
    } else if (!copy || now - copy.at > (copy.sent ? 7 : 30) * DAY) {
      store.remove(key);
    }
  }
}

// What a person types or chooses; files and hidden fields are the page's own.

const isTick = (field) => field.type === "checkbox" || field.type === "radio";
const labelOf = (field) => (isTick(field) ? `${field.name}=${field.value}` : field.name);

function fieldsOf(form) {
  const isTyped = (field) => field.name && !field.disabled && !NOT_TYPED.test(field.type);
  return [...form.elements].filter(isTyped);
}

function valueOf(field) {
  if (isTick(field)) return field.checked;
  if (field.type !== "select-multiple") return field.value;
  return [...field.selectedOptions].map((option) => option.value);
}

function fill(field, value) {
  if (isTick(field)) field.checked = value;
  else if (field.type !== "select-multiple") field.value = value;
  else for (const option of field.options) option.selected = value.includes(option.value);
}

const textOf = (form) => fieldsOf(form).map((field) => [labelOf(field), valueOf(field)]);

// What the server wrote into the page, even if somebody typed before this script came.
function servedTextOf(form) {
  const twin = form.cloneNode(true);
  twin.reset();
  return textOf(twin);
}

// Put kept values back; given the served ones, only into fields nobody has touched.
function putBack(form, kept, served) {
  const waiting = new Map(); // names may repeat
  for (const [label, value] of kept) waiting.set(label, [...(waiting.get(label) ?? []), value]);
  fieldsOf(form).forEach((field, place) => {
    const values = waiting.get(labelOf(field));
    if (!values?.length) return;
    const value = values.shift();
    if (served && String(served[place][1]) !== String(valueOf(field))) return;
    fill(field, value);
  });
}

class Keeper {
  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.sign = document.getElementById(this.words.keepSign || "kept");
    this.key = `${PREFIX}${this.words.keepAccount}:${this.words.keep}`;
    this.asideKey = `${this.key}:aside`; // a copy the person has to decide about
    this.served = servedTextOf(form);
    this.text = JSON.stringify(this.served); // the last text we know of
    this.base = this.seen = this.version;
    this.isPending = false; // typed, but not on the server
    this.isStopped = false; // no autosave: a conflict, or the page is left
    this.isInDoubt = false; // an autosave got no answer
    this.sending = null;
  }

  get version() {
    return this.form.elements.version?.value ?? "";
  }

  set version(version) {
    if (this.form.elements.version) this.form.elements.version.value = version;
    this.base = version;
  }

  start() {
    // On the way back the browser would refill the fields with old text, unasked.
    this.form.setAttribute("autocomplete", "off");
    if (this.words.keepUnsaved) this.holdUnsaved();
    else this.restore();
    this.typed(); // before this script came
    this.form.addEventListener("input", () => this.typed());
    this.form.addEventListener("change", () => this.typed());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("online", () => this.send());
    addEventListener("pagehide", () => this.stopClocks());
    this.clock = setInterval(() => this.send(), AGAIN);
  }

  stopClocks() {
    clearTimeout(this.timer);
    clearInterval(this.clock);
  }

  say(state, text) {
    if (!this.sign || !text) return;
    const place = this.sign.firstElementChild ?? this.sign;
    this.sign.className = state === "server" ? "saved" : `saved saved-${state}`;
    if (place.textContent !== text) place.textContent = text; // said aloud once
  }

  sayKept() {
    this.say("device", this.isOnDevice ? this.words.keepDevice : this.words.keepWindow);
  }

  keep() {
    const { base, seen, sent } = this;
    const fields = JSON.parse(this.text);
    this.isOnDevice = store.write(this.key, { fields, base, seen, sent, at: Date.now() });
  }

  typed() {
    const text = JSON.stringify(textOf(this.form));
    if (text === this.text) return;
    this.text = text;
    this.isPending = true;
    this.sent = false;
    this.keep();
    if (this.isStopped) return;
    this.sendSoon();
    if (navigator.onLine) this.say("waiting", this.words.keepWaiting);
    else this.sayKept();
  }

  restore() {
    const kept = store.read(this.key);
    const isNews = kept && !this.isSettled(kept);
    if (isNews && kept.base === this.base) {
      this.bringBack(kept);
    } else {
      store.remove(this.key);
      if (isNews) store.write(this.asideKey, kept);
    }
    const aside = store.read(this.asideKey);
    if (aside && !this.isSettled(aside)) this.offer(aside);
    else store.remove(this.asideKey);
  }

  // The server has it: the same text, or a post that left another version behind it.
  isSettled(kept) {
    const hasArrived = kept.sent && (kept.seen !== this.seen || !this.seen);
    return hasArrived || JSON.stringify(kept.fields) === JSON.stringify(this.served);
  }

  bringBack(kept) {
    putBack(this.form, kept.fields, this.served);
    this.typed();
    this.say("device", this.words.keepRestored);
  }

  // The server's text is newer: leave the fields alone and ask.
  offer(kept) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = this.words.keepShow;
    button.addEventListener("click", () => this.show(kept, button));
    if (this.sign) this.sign.append(button);
    else this.form.before(button);
    this.say("device", this.words.keepNewer);
  }

  // Showing overwrites nothing: with the old version, Save shows both texts.
  async show(kept, button) {
    await this.send();
    if (this.isPending) return; // what was typed here is nowhere else
    putBack(this.form, kept.fields);
    this.text = JSON.stringify(textOf(this.form));
    this.version = kept.base;
    this.isPending = this.isStopped = true;
    this.keep();
    store.remove(this.asideKey);
    button.remove();
    this.say("device", this.words.keepShown);
    this.sign?.setAttribute("tabindex", "-1");
    this.sign?.focus();
  }

  // The page of a conflict: the text of its fields is not saved, and only Save may overwrite.
  holdUnsaved() {
    this.base = store.read(this.key)?.base ?? "";
    this.isPending = this.isStopped = true;
    this.keep();
    this.say("waiting", this.words.keepUnsaved);
  }

  sendSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  send() {
    if (this.sending || !this.isPending || this.isStopped) return this.sending;
    this.sending = this.post().finally(() => { this.sending = null; });
    return this.sending;
  }

  async post() {
    const text = this.text;
    const body = new FormData();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string") body.append(name, value);
    }
    clearTimeout(this.timer);
    try {
      const response = await fetch(this.form.getAttribute("action") || location.pathname, {
        method: "POST", body, headers: { "X-Keep": "autosave" },
        signal: AbortSignal.timeout?.(TOO_LONG),
      });
      await this.answered(response, text);
    } catch {
      this.isInDoubt = true;
      this.sayKept();
    }
  }

  async answered(response, text) {
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    const answer = isJson ? await response.json() : {};
    this.isInDoubt = response.status >= 500;
    if (response.ok && isJson) {
      this.saved(answer, text);
    } else if (response.status === 409) {
      this.isStopped = true;
      this.say("failed", answer.text);
    } else if (response.status === 401 || response.status === 403) {
      const words = this.isOnDevice && this.words.keepSignedOut;
      this.say("failed", words || answer.text || this.words.keepWindow);
    } else {
      this.sayKept();
    }
  }

  saved(answer, text) {
    this.version = this.seen = answer.version ?? "";
    if (this.text === text) {
      this.isPending = false;
      store.remove(this.key);
      this.say("server", answer.text);
    } else {
      this.keep();
      if (!this.isStopped) this.sendSoon();
    }
  }

  submitted(event) {
    this.typed();
    if (!navigator.onLine) {
      event.preventDefault();
      this.isPending = true;
      this.keep();
      this.sayKept();
      this.sign?.scrollIntoView({ block: "center" });
    } else if (this.sending && this.form.requestSubmit) {
      event.preventDefault();
      this.submitAfterSending(event.submitter);
    } else {
      this.leave();
    }
  }

  // Otherwise our own autosave would look like a change made in another window.
  async submitAfterSending(button) {
    if (this.isWaiting) return;
    this.isWaiting = true;
    await Promise.race([this.sending, new Promise((go) => { setTimeout(go, PATIENCE); })]);
    this.isWaiting = false;
    this.sending = null;
    this.form.requestSubmit(button);
  }

  leave() {
    this.stopClocks();
    store.remove(this.asideKey); // seen, and decided about by pressing Save
    if (this.isPending) {
      this.sent = !this.isInDoubt;
      this.keep();
      this.say("waiting", this.words.keepWaiting);
    }
    this.isStopped = true;
  }
}

function start() {
  // A page out of the browser's memory may be that of somebody who has signed out since.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  for (const form of document.querySelectorAll("form[data-keep]")) new Keeper(form).start();
  for (const form of document.querySelectorAll("form[data-keep-erase]")) {
    form.addEventListener("submit", eraseAll);
  }
  eraseOld();
}

start();
