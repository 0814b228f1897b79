document.documentElement.classList.add("js");
// Before the page is drawn: the colours the reader chose last time.
try {
  const chosen = localStorage.getItem("kleuren");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.colours = chosen;
} catch { /* no storage (private window): the system's colours */ }
