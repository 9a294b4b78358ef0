// Offers words and titles while somebody types: <form data-suggest="address">.
//
// A list box under the search field, walked with the arrows; Enter takes what is marked, Escape
// closes. Without this script, on a bad line or with data saving on, the form works as it stands.
const PAUSE = 150; // milliseconds after the last letter
const SHORTEST = 2;
const MOST_KEPT = 50;

class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.kept = new Map();
    this.marked = -1;
    this.list = document.createElement("ul");
    Object.assign(this.list, { id: `${this.input.id}-list`, className: "suggestions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", form.dataset.suggestLabel);
    this.said = document.createElement("span");
    this.said.className = "hidden-text";
    this.said.setAttribute("role", "status");
    form.append(this.list, this.said);
    for (const [name, value] of [
      ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"],
      ["aria-controls", this.list.id], ["autocomplete", "off"],
    ]) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // Before the field loses the focus, so that a click is not too late.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.take([...this.list.children].indexOf(option));
    });
    form.addEventListener("submit", () => this.close());
  }

  wait() {
    clearTimeout(this.timer);
    this.request?.abort();
    const words = this.input.value.trim();
    if (words.length < SHORTEST) return this.close();
    this.timer = setTimeout(() => this.ask(words), PAUSE);
  }

  async ask(words) {
    if (!this.kept.has(words)) {
      this.request = new AbortController();
      try {
        const address = `${this.form.dataset.suggest}?${new URLSearchParams({ q: words })}`;
        const answer = await fetch(address, { signal: this.request.signal });
        if (!answer.ok) return;
        if (this.kept.size >= MOST_KEPT) this.kept.clear();
        this.kept.set(words, (await answer.json()).suggestions);
      } catch {
        return; // typed on, or the line is cut
      }
    }
    if (this.input.value.trim() === words && document.activeElement === this.input) {
      this.show(this.kept.get(words));
    }
  }

  show(found) {
    this.found = found;
    this.mark(-1);
    this.list.replaceChildren(...found.map((one, place) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const text = document.createElement("span");
      text.textContent = one.text;
      if (one.lang) text.lang = one.lang;
      option.append(text);
      if (one.label) {
        const label = document.createElement("small");
        label.textContent = one.label;
        option.append(" ", label);
      }
      return option;
    }));
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.said.textContent = found.length ? `${this.form.dataset.suggestLabel}: ${found.length}` : "";
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    if (!this.list.hidden) this.show([]);
  }

  mark(place) {
    this.list.children[this.marked]?.setAttribute("aria-selected", "false");
    this.marked = place;
    const option = this.list.children[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  press(event) {
    const count = this.list.children.length;
    if (event.isComposing || !count) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      // One place more than there are options: there nothing is marked.
      this.mark((this.marked + 1 + step + count + 1) % (count + 1) - 1);
    } else if (event.key === "Enter" && this.marked >= 0) {
      this.take(this.marked);
    } else if (event.key === "Escape") {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
  }

  take(place) {
    const { url, text } = this.found[place];
    this.close();
    if (url) return location.assign(url);
    this.input.value = text;
    this.form.requestSubmit();
  }
}

if (!navigator.connection?.saveData) {
  for (const form of document.querySelectorAll("form[data-suggest]")) new Suggestions(form);
}
