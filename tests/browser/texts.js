// Find the visible texts inside the elements that match `within`. For each: its words, its
// element, its size, and at some points of it the colours [text, what is behind the text] as
// they are painted, with opacities worked in. What is behind is null where it is an image.
(within) => {
  const style = (element, pseudo) => getComputedStyle(element, pseudo);
  const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  // The red, green and blue from 0 to 255 and the alpha from 0 to 1 of a computed colour.
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

  // What is painted together and then faded: the elements around one that have an opacity.
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

  // What a box paints, from below: for each layer the colours it may have, null for an image.
  const box = (look) => {
    const layers = [[rgba(look.backgroundColor)]];
    if (look.backgroundImage === "none") return layers;
    const stops = look.backgroundImage.match(/(?:rgba?|color|okl..|l..)\([^()]*\)/g);
    const drawn = stops && !look.backgroundImage.includes("url(");
    return [...layers, drawn ? stops.map(rgba) : [null]];
  };
  const shape = (element, x, y) => {
    const look = style(element);
    const point = new DOMPoint(x, y).matrixTransform(element.getScreenCTM().inverse());
    const paint = (kind) => {
      if (look[kind] === "none") return [];
      if (look[kind].includes("url(")) return [[null]];
      return [[faded(rgba(look[kind]), look[`${kind}Opacity`])]];
    };
    return [
      ...(element.isPointInFill(point) ? paint("fill") : []),
      ...(element.isPointInStroke(point) ? paint("stroke") : []),
    ];
  };
  const painted = (element, x, y) => {
    if (element instanceof SVGGeometryElement) return shape(element, x, y);
    if (element.matches("img, canvas, video, object, embed, iframe, image")) return [[null]];
    if (element instanceof SVGElement && element.ownerSVGElement) return [];
    return box(style(element));
  };

  // The canvas of the page takes the background of the root, or else that of the body.
  const probe = document.documentElement.appendChild(document.createElement("div"));
  probe.style.backgroundColor = "Canvas";
  const canvas = rgba(style(probe).backgroundColor);
  probe.remove();
  const bare = ({ backgroundColor, backgroundImage }) =>
    backgroundImage === "none" && rgba(backgroundColor)[3] === 0;
  const ground = bare(style(document.documentElement)) ? document.body : document.documentElement;

  // The elements at a point from the one that holds the text downwards, as they are painted.
  const below = (element, x, y) => {
    const stack = document.elementsFromPoint(x, y);
    const chain = [];
    for (let e = element; e; e = e.parentElement) {
      if (stack.includes(e)) return [...chain, ...stack.slice(stack.indexOf(e))];
      chain.push(e);
    }
    return chain;
  };
  const choices = (layers) =>
    layers.reduce(
      (made, { colours, groups }) =>
        made.flatMap((so_far) => colours.map((colour) => [...so_far, { colour, groups }])),
      [[]],
    );
  const pairs = (element, colour, x, y, own = []) => {
    const layers = [[canvas], ...box(style(ground)).map((l) => l)].map((l) =>
      ({ colours: l[0] === undefined || Array.isArray(l[0]) || l[0] === null ? l : [l[0]], groups: [] }));
    return layers;
  };
  return [];
}
