// Search: every word by its stem, with and without diacritics. `searchIndex` and `DutchStemmer` are loaded before.
"use strict";
{
const stemmer = new DutchStemmer();
const stems = new Map();
const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss");
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const SLICE = 8; // milliseconds: a slow phone takes four times as long, and is still there for its reader

/** Do `work` for each of `items`, with room in between for the browser to draw and to listen. */
async function unhurried(items, work) {
  let began = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - began < SLICE) continue;
    await new Promise(resume => setTimeout(resume));
    began = performance.now();
  }
}

function stem(word) {
  let found = stems.get(word);
  if (found === undefined) stems.set(word, found = stemmer.stemWord(word));
  return found;
}

/** Folded word → the blocks it stands in, with how often: a Map of Maps. */
async function readWords() {
  const words = new Map();
  await unhurried(searchIndex.blocks.entries(), ([block, [, , , text]]) => {
    for (const [word] of fold(text).matchAll(WORD)) {
      let places = words.get(word);
      if (!places) words.set(word, places = new Map());
      places.set(block, (places.get(block) ?? 0) + 1);
    }
  });
  return words;
}

/** How well a word of the text answers a word of the question: 0 is not at all. */
function answers(word, wanted) {
  if (word === wanted) return 8;
  if (stem(word) === stem(wanted)) return 5;
  if (wanted.length >= 3 && word.startsWith(wanted)) return 3;
  if (wanted.length >= 4 && word.includes(wanted)) return 1;
  return 0;
}

async function search(question) {
  const wanted = [...new Set(fold(question).match(WORD) ?? [])];
  const words = await readWords();
  const hits = new Map();
  for (const one of wanted) {
    const best = new Map();
    await unhurried(words, ([word, places]) => {
      const worth = answers(word, one);
      if (!worth) return;
      for (const [block, times] of places) {
        const now = best.get(block) ?? { worth: 0, words: new Set() };
        now.worth = Math.max(now.worth, worth) + Math.log2(1 + times) / 10;
        now.words.add(word);
        best.set(block, now);
      }
    });
    for (const [block, { worth, words: matched }] of best) {
      const hit = hits.get(block) ?? { block, count: 0, worth: 0, words: new Set() };
      hit.count += 1;
      hit.worth += worth;
      for (const word of matched) hit.words.add(word);
      hits.set(block, hit);
    }
  }
  const all = [...hits.values()].filter(hit => hit.count === wanted.length);
  const shown = all.length ? all : [...hits.values()];
  shown.sort((a, b) => b.count - a.count || b.worth - a.worth || a.block - b.block);
  return { wanted, hits: shown, complete: all.length > 0 };
}

/** About 240 characters around the first word found, with every word found marked. */
function excerpt(text, words) {
  const found = [...text.matchAll(WORD)].filter(match => words.has(fold(match[0])));
  const first = found.length ? found[0].index : 0;
  let start = first > 120 ? text.indexOf(" ", first - 110) + 1 : 0;
  let end = start + 240 < text.length ? text.lastIndexOf(" ", start + 240) : text.length;
  if (end <= start) end = text.length;
  const line = document.createElement("p");
  let at = start;
  if (start > 0) line.append("… ");
  for (const match of found) {
    if (match.index < at || match.index + match[0].length > end) continue;
    line.append(text.slice(at, match.index));
    const mark = document.createElement("mark");
    mark.textContent = match[0];
    line.append(mark);
    at = match.index + match[0].length;
  }
  line.append(text.slice(at, end));
  if (end < text.length) line.append(" …");
  return line;
}

async function show(question) {
  const { wanted, hits, complete } = await search(question);
  const result = document.getElementById("uitslag");
  const count = hits.length;
  if (!wanted.length) result.textContent = "Typ een of meer woorden in het zoekveld.";
  else if (!count) result.textContent = `Niets gevonden voor ‘${question}’.`;
  else {
    const places = count === 1 ? "1 plaats" : `${count} plaatsen`;
    result.textContent = complete || wanted.length === 1
      ? `${places} gevonden voor ‘${question}’.`
      : `Nergens staan alle woorden van ‘${question}’ bij elkaar. ${places} met een deel ervan:`;
  }
  document.getElementById("gevonden").replaceChildren(...hits.map(hit => {
    const [chapter, id, page, text] = searchIndex.blocks[hit.block];
    const [address, title] = searchIndex.chapters[chapter];
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${address}?zoek=${encodeURIComponent([...hit.words].join(" "))}#${id}`;
    link.textContent = title;
    item.append(link);
    if (page) {
      const where = document.createElement("span");
      where.className = "where";
      where.textContent = `p. ${page}`;
      item.append(" ", where);
    }
    item.append(excerpt(text, hit.words));
    return item;
  }));
}

const question = (new URLSearchParams(location.search).get("q") ?? "").trim();
document.getElementById("zoek").value = question;
if (question) document.title = `‘${question}’ – ${document.title}`;
show(question);
}
