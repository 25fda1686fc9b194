// Name what makes the page wider than `width`: the page, then the elements that stick out of it
// the furthest. Nothing where the page fits.
(width) => {
  const page = document.scrollingElement;
  const room = Math.min(page.clientWidth, width);
  if (page.scrollWidth <= room) return [];
  const cut = (element) => {
    for (let e = element.parentElement; e && e !== document.body; e = e.parentElement) {
      if (getComputedStyle(e).overflowX !== "visible") return true;
    }
    return false;
  };
  const out = [];
  for (const element of document.body.querySelectorAll("*")) {
    const right = Math.round(element.getBoundingClientRect().right + scrollX);
    if (right > room && element.checkVisibility() && !cut(element)) out.push([right, element]);
  }
  out.sort(([one], [other]) => other - one);
  const named = out.slice(0, 5).map(([right, element]) => {
    const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    const id = element.id ? `#${element.id}` : "";
    const classes = [...element.classList].map((part) => `.${part}`).join("");
    return `${element.tagName.toLowerCase()}${id}${classes} reaches ${right}: ${words}`;
  });
  return [`the page is ${page.scrollWidth} pixels wide in a window of ${room}`, ...named];
}
