// What a page can do beyond being read: colours, contents on a small screen, notes beside the text, references.
"use strict";
{
const root = document.documentElement;
const told = document.querySelector(".told");
let silence;

function tell(text) {
  told.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => { told.textContent = ""; }, 8000);
}

// ---- search
const form = document.querySelector(".search");
form.addEventListener("submit", event => {
  if (!form.elements.q.value.trim()) { event.preventDefault(); form.elements.q.focus(); }
});

// ---- colours
const toggle = document.querySelector(".colours");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => root.dataset.colours ? root.dataset.colours === "dark" : system.matches;
const showColours = () => toggle.setAttribute("aria-pressed", String(isDark()));
showColours();
system.addEventListener("change", showColours);
toggle.addEventListener("click", () => {
  root.dataset.colours = isDark() ? "light" : "dark";
  try { localStorage.setItem("kleuren", root.dataset.colours); } catch { /* for this page only, then */ }
  showColours();
});

// ---- contents: folded where they stand above the text
const fold = document.querySelector(".contents details");
if (fold) {
  const wide = matchMedia("(min-width: 64rem)");
  const arrange = () => { fold.open = wide.matches; };
  arrange();
  fold.classList.add("ready");
  wide.addEventListener("change", arrange);
  const here = fold.querySelector("[aria-current]");
  if (wide.matches && here && here.offsetTop > innerHeight * 0.7) fold.parentElement.scrollTop = here.offsetTop - innerHeight / 3;
}

// ---- notes: beside their mark
let pop = null;
let opener = null;

function closeNote() {
  if (!pop) return;
  pop.remove();
  pop = null;
  opener.focus();
}

document.addEventListener("click", event => {
  const mark = event.target.closest("a[role=doc-noteref]");
  if (!mark) {
    if (pop && !pop.contains(event.target)) closeNote();
    return;
  }
  const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  if (!note) return;
  event.preventDefault();
  if (pop) { const same = opener === mark; closeNote(); if (same) return; }
  opener = mark;
  pop = document.createElement("dialog");
  pop.className = "pop qb-gen";
  pop.setAttribute("aria-label", "Noot");
  for (const part of note.children) if (!part.classList.contains("qb-back")) pop.append(part.cloneNode(true));
  for (const part of pop.querySelectorAll("[id]")) part.removeAttribute("id");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Sluiten";
  close.addEventListener("click", closeNote);
  pop.append(close);
  document.body.append(pop);
  const place = mark.getBoundingClientRect();
  pop.style.top = `${place.bottom + scrollY + 8}px`; // before it is shown, and focused: or the page would jump
  pop.show();
  const left = Math.max(16, Math.min(place.left, root.clientWidth - pop.offsetWidth - 16));
  pop.style.left = `${left + scrollX}px`;
  pop.scrollIntoView({ block: "nearest" });
  close.focus({ preventScroll: true });
});
document.addEventListener("keydown", event => { if (event.key === "Escape") closeNote(); });

// ---- references: a link at every block, and on a click the words to cite it with
const text = document.querySelector(".qb-text");

function pageOf(block) {
  let page = text.dataset.page;
  for (const mark of text.querySelectorAll(".qb-page")) {
    if (mark.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_PRECEDING) break;
    if (!block.contains(mark)) page = mark.dataset.page;
  }
  return page;
}

function reference(block) {
  const page = pageOf(block);
  const address = location.href.split(/[?#]/)[0] + "#" + block.id;
  return `${text.dataset.cite}, ${page ? `p. ${page}, ` : ""}‘${text.dataset.title}’. ${address}`;
}

if (text) {
  const blocks = text.querySelectorAll(":is(p, li, h1, h2, h3, h4, figcaption)[id]");
  for (const block of blocks) {
    const anchor = document.createElement("a");
    anchor.className = "qb-anchor qb-gen";
    anchor.href = "#" + block.id;
    anchor.tabIndex = -1; // for a mouse only, until they are asked for: nobody wants to hear one at every block
    anchor.setAttribute("aria-hidden", "true");
    const page = pageOf(block);
    anchor.setAttribute("aria-label", `Verwijs naar deze plaats${page ? ` (p. ${page})` : ""}`);
    anchor.addEventListener("click", () => copy(reference(block)));
    const list = block.querySelector(":scope > ul, :scope > ol");
    block.insertBefore(anchor, list);
  }
  const line = document.createElement("p");
  line.className = "cite qb-gen";
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-pressed", "false");
  button.textContent = "Toon verwijzingen bij elke alinea";
  button.addEventListener("click", () => {
    const on = text.classList.toggle("citing");
    button.setAttribute("aria-pressed", String(on));
    for (const anchor of text.querySelectorAll(".qb-anchor")) {
      anchor.tabIndex = on ? 0 : -1;
      if (on) anchor.removeAttribute("aria-hidden");
      else anchor.setAttribute("aria-hidden", "true");
    }
  });
  line.append(button);
  text.after(line);
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    tell(`Verwijzing gekopieerd: ${words}`);
  } catch {
    tell(words);
  }
}

// ---- arriving from a search: the words that were sought
const sought = new URLSearchParams(location.search).get("zoek");
if (text && sought && "highlights" in CSS) {
  const plain = word => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Set(sought.split(" ").map(plain));
  const ranges = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const found of walker.currentNode.data.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      if (!words.has(plain(found[0]))) continue;
      const range = new Range();
      range.setStart(walker.currentNode, found.index);
      range.setEnd(walker.currentNode, found.index + found[0].length);
      ranges.push(range);
    }
  }
  CSS.highlights.set("zoek", new Highlight(...ranges));
  const colour = new CSSStyleSheet(); // only a browser that has highlights knows the selector, and only now
  colour.insertRule("::highlight(zoek) { background: var(--mark); }");
  document.adoptedStyleSheets.push(colour);
}
}
