// Long reading: a line of progress, the size of the text remembered, languages that keep the place.
// Everything on the page works without it.

const KEY = "portal-text-size";
const sizes = document.querySelectorAll("input[name=text-size]");

function remembered() {
  try { return localStorage.getItem(KEY); } catch { return null; }
}

for (const size of sizes) {
  if (size.value === remembered()) size.checked = true;
  size.addEventListener("change", () => {
    try { localStorage.setItem(KEY, size.value); } catch { /* a private window keeps nothing */ }
  });
}

function draw(text) {
  const space = "http://www.w3.org/2000/svg";
  const line = document.createElementNS(space, "svg");
  const done = document.createElementNS(space, "rect");
  line.setAttribute("class", "progress");
  line.setAttribute("aria-hidden", "true");
  done.setAttribute("height", "4");
  done.setAttribute("width", "0%");
  line.append(done);
  document.body.append(line);
  const show = () => {
    const box = text.getBoundingClientRect();
    const way = box.height - innerHeight / 2;
    const part = Math.min(1, Math.max(0, (innerHeight / 2 - box.top) / Math.max(1, way)));
    done.setAttribute("width", `${(part * 100).toFixed(1)}%`);
  };
  addEventListener("scroll", show, { passive: true });
  show();
}

const text = document.querySelector("[data-progress]");
if (text) draw(text);

// The anchors of headings and sections are the same in every language.
function place() {
  let found = "";
  for (const each of document.querySelectorAll("main [id^='s-'], .contents-group[id]")) {
    if (each.getBoundingClientRect().top > 120) break;
    found = each.id;
  }
  return found;
}

for (const link of document.querySelectorAll(".languages a, [data-keeps-place]")) {
  link.addEventListener("click", () => {
    const id = place();
    if (id && !link.getAttribute("href").includes("?")) link.hash = id;
  });
}
