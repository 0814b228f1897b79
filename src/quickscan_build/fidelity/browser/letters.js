// Every letter of the print on this page, with its box; runs in the page, changes nothing but scrolling.
(() => {
  // What moves soon comes to rest, and is shown as it then stays; what goes on is shown as it is half-way.
  for (const one of document.getAnimations()) try {
    const { delay, duration, endTime } = one.effect.getComputedTiming();
    if (one.playState === "paused") continue;
    if (endTime <= 10000) { one.finish(); continue; }
    one.pause();
    one.currentTime = (isFinite(endTime) ? endTime : delay + duration) / 2;
  } catch { one.cancel(); }
  const still = document.createElement("style");
  still.textContent = "*,*::before,*::after{transition:none!important;scroll-behavior:auto!important}";
  document.documentElement.append(still);
  const view = innerWidth * innerHeight;
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    // A reader scrolls what stays in place out of the way; what covers most of the screen stays in the way.
    if (/fixed|sticky/.test(style.position) && !one.querySelector(".qb-text")) {
      const box = one.getBoundingClientRect();
      if (box.width * box.height < view / 2) one.style.setProperty("visibility", "hidden", "important");
    }
    // What scrolls sideways can be read: it is laid open.
    if (/auto|scroll/.test(style.overflowX) && one.scrollWidth > one.clientWidth && one.closest(".qb-text"))
      one.style.setProperty("overflow", "visible", "important");
  }
  const words = [];
  const rows = [...document.querySelectorAll("tr")];
  const tables = [...document.querySelectorAll("table")];
  const blocks = "p,li,td,th,h1,h2,h3,h4,h5,h6,div,figcaption";
  const number = new Map([...document.querySelectorAll(blocks)].map((one, at) => [one, at]));
  const range = document.createRange();
  for (const text of document.querySelectorAll(".qb-text")) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent.closest(".qb-gen,.qb-page,script,style,template")) continue;
      const change = getComputedStyle(parent).textTransform;
      const row = parent.closest("tr");
      const among = row ? [tables.indexOf(row.closest("table")), rows.indexOf(row)] : [-1, -1];
      const block = number.get(parent.closest(blocks)) ?? -1;
      let follows = false;
      for (const found of node.data.matchAll(/[^\s\u00ad]+/g)) {
        const boxes = [];
        for (let at = 0; at < found[0].length; at += 1) {
          range.setStart(node, found.index + at);
          range.setEnd(node, found.index + at + 1);
          const box = range.getClientRects()[0];
          boxes.push(box ? [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY] : null);
        }
        let said = found[0];
        if (change === "uppercase") said = said.toUpperCase();
        if (change === "lowercase") said = said.toLowerCase();
        words.push([said, boxes, follows, ...among, block]);
        follows = true;
      }
    }
  }
  const root = document.documentElement;
  // A page that does not scroll ends where the screen does.
  const own = getComputedStyle(root).overflowY;
  const scrolls = own === "visible" ? getComputedStyle(document.body).overflowY : own;
  const height = /hidden|clip/.test(scrolls) ? innerHeight : Math.max(root.scrollHeight, innerHeight);
  return { words, width: Math.max(root.scrollWidth, innerWidth), height };
})()
