// Find the visible texts in the elements that match `within`. Each comes with its words, its
// element, its size and weight, and, at some points of it, the pair of colours that are painted:
// that of the text and that behind it. The pair is null where an image is behind the text.
(within) => {
  const style = (element, pseudo) => getComputedStyle(element, pseudo);
  const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  // Red, green and blue from 0 to 255 and alpha from 0 to 1.
  const rgba = (colour) => {
    const plain = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.e-]+))?\)$/.exec(colour);
    if (plain) return [+plain[1], +plain[2], +plain[3], +(plain[4] ?? 1)];
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const faded = ([r, g, b, a], by) => [r, g, b, a * by];
  const over = (top, below) => {
    const rest = below[3] * (1 - top[3]);
    const alpha = top[3] + rest;
    if (!alpha) return [0, 0, 0, 0];
    return [...[0, 1, 2].map((i) => (top[i] * top[3] + below[i] * rest) / alpha), alpha];
  };

  // The elements around one that are painted whole and then faded, from the outermost.
  const groups = (element) => {
    const found = [];
    for (let e = element; e; e = e.parentElement) if (style(e).opacity < 1) found.unshift(e);
    return found;
  };
  const flatten = (layers, depth = 0) => {
    let result = [0, 0, 0, 0];
    for (let start = 0, end; start < layers.length; start = end) {
      const group = layers[start].groups[depth];
      end = start + 1;
      if (!group) {
        result = over(layers[start].colour, result);
        continue;
      }
      while (end < layers.length && layers[end].groups[depth] === group) end++;
      const inside = flatten(layers.slice(start, end), depth + 1);
      result = over(faded(inside, style(group).opacity), result);
    }
    return result;
  };

  // What an element paints at a point, from below: lists of the colours it may be, null for
  // an image. A gradient may be any of its stops.
  const box = ({ backgroundColor, backgroundImage }) => {
    const colour = [rgba(backgroundColor)];
    if (backgroundImage === "none") return [colour];
    const stops = backgroundImage.match(/(rgba?|color|oklab|oklch|lab|lch)\([^()]*\)/g);
    if (!stops || backgroundImage.includes("url(")) return [colour, [null]];
    return [colour, stops.map(rgba)];
  };
  const ink = (look, kind) => {
    if (look[kind] === "none") return [0, 0, 0, 0];
    if (look[kind].startsWith("url(")) return null;
    return faded(rgba(look[kind]), look[`${kind}Opacity`]);
  };
  const paint = (element, x, y) => {
    if (element.matches("img, canvas, video, object, embed, iframe, image")) return [[null]];
    if (element instanceof SVGGeometryElement) {
      const point = new DOMPoint(x, y).matrixTransform(element.getScreenCTM().inverse());
      const painted = [];
      if (element.isPointInFill(point)) painted.push([ink(style(element), "fill")]);
      if (element.isPointInStroke(point)) painted.push([ink(style(element), "stroke")]);
      return painted;
    }
    return element.ownerSVGElement ? [] : box(style(element));
  };

  // What is under everything: the background of the root, or else of the body.
  const probe = document.documentElement.appendChild(document.createElement("div"));
  probe.style.backgroundColor = "Canvas";
  const canvas = rgba(style(probe).backgroundColor);
  probe.remove();
  const root = document.documentElement;
  const bare = box(style(root)).every(([colour]) => colour?.[3] === 0);
  const ground = bare ? document.body : root;
  const floor = [[canvas], ...box(style(ground))].map((colours) => ({ colours, groups: [] }));

  // The elements at a point, from the one that holds the text downwards. The browser leaves
  // out the rows of tables.
  const downwards = (element, x, y) => {
    const stack = document.elementsFromPoint(x, y).flatMap((e) =>
      e.matches("td, th") ? [e, e.closest("tr"), e.closest("thead, tbody, tfoot")] : [e],
    );
    const chain = [];
    for (let e = element; e; e = e.parentElement) {
      if (stack.includes(e)) return [...chain, ...stack.slice(stack.indexOf(e))];
      chain.push(e);
    }
    return chain;
  };
  const opaque = ({ colours, groups }) =>
    !groups.length && colours.every((colour) => colour?.[3] === 1);
  const pairs = (element, colour, x, y, own = []) => {
    const around = groups(element);
    const layers = [...floor];
    for (const e of downwards(element, x, y).reverse()) {
      if (!e || e === ground) continue;
      for (const colours of paint(e, x, y)) layers.push({ colours, groups: groups(e) });
    }
    for (const colours of own) layers.push({ colours, groups: around });
    const seen = layers.slice(layers.findLastIndex(opaque));
    let drawn = [[]];
    for (const { colours, groups } of seen) {
      drawn = drawn.flatMap((under) => colours.map((c) => [...under, { colour: c, groups }]));
    }
    return drawn.map((under) => {
      if (colour === null || under.some((layer) => layer.colour === null)) return null;
      const text = flatten([...under, { colour, groups: around }]);
      return [text, flatten(under)].map((made) => made.slice(0, 3));
    });
  };

  const name = (element) =>
    element.tagName.toLowerCase() +
    (element.id ? `#${element.id}` : "") +
    [...element.classList].map((part) => `.${part}`).join("");
  const found = [];
  const add = (element, words, measure, look, own) => {
    const seen = { visibilityProperty: true, opacityProperty: true };
    if (!words?.trim() || !element.checkVisibility(seen)) return;
    let area = measure();
    if (!area?.width || !area.height) return;
    const outside = () =>
      area.left < 0 || area.top < 0 || area.right > innerWidth || area.bottom > innerHeight;
    if (outside()) {
      element.scrollIntoView({ behavior: "instant", block: "center", inline: "nearest" });
      area = measure();
    }
    if (outside()) {
      element.scrollIntoView({ behavior: "instant", block: "start", inline: "start" });
      area = measure();
    }
    const drawn = element instanceof SVGElement;
    const colour = drawn ? ink(look, "fill") : rgba(look.webkitTextFillColor);
    const inset = Math.min(3, area.width / 2);
    found.push({
      words: words.trim().replace(/\s+/g, " "),
      element: name(element),
      size: parseFloat(look.fontSize),
      weight: +look.fontWeight,
      pairs: [area.left + inset, area.left + area.width / 2, area.right - inset].flatMap((x) =>
        pairs(element, colour, x, area.top + area.height / 2, own),
      ),
    });
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { pointer-events: auto !important }");
  document.adoptedStyleSheets.push(sheet);
  const everything = [...document.querySelectorAll("*")];
  const scrolled = everything.map((e) => [e, e.scrollLeft, e.scrollTop]);
  const fields = "input, select, textarea";

  for (const element of everything.filter((e) => e.closest(within))) {
    if (element.matches(fields)) {
      const written = element.selectedOptions?.[0]?.text ?? element.value;
      const silent = /^(checkbox|radio|range|color|file|image|hidden)$/.test(element.type);
      const look = written ? style(element) : style(element, "::placeholder");
      const words = silent ? "" : written || element.placeholder;
      add(element, words, () => element.getBoundingClientRect(), look);
      continue;
    }
    if (element.closest(fields)) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const measure = () => [...range.getClientRects()].find((r) => r.width && r.height);
      add(element, node.data, measure, style(element));
    }
    for (const pseudo of ["::before", "::after"]) {
      const look = style(element, pseudo);
      const words = /^"(.*)"$/s.exec(look.content)?.[1];
      if (look.display === "none" || look.visibility !== "visible") continue;
      add(element, words, () => element.getClientRects()[0], look, box(look));
    }
  }

  for (const [element, left, top] of scrolled) {
    if (element.scrollLeft !== left || element.scrollTop !== top) {
      element.scrollTo({ left, top, behavior: "instant" });
    }
  }
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
  return found;
}
