/**
 * Runs in the page: the contrast of every text with the ground behind it, and
 * of the signs, lines and rings that mean something; a box to tick is the browser's. A list of
 * { what, ratio, least, within }, the worst of each kind of element.
 */
export function contrasts() {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const rgba = (color) => {
    if (!known.has(color)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(color, { r, g, b, a: a / 255 });
    }
    return known.get(color);
  };
  const over = (top, below) => {
    const mix = (channel) => top[channel] * top.a + below[channel] * (1 - top.a);
    return { r: mix('r'), g: mix('g'), b: mix('b'), a: 1 };
  };
  const ground = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      layers.push(rgba(getComputedStyle(at).backgroundColor));
      if (layers.at(-1).a === 1) break;
    }
    layers.push(rgba('Canvas'));
    return layers.reduceRight((below, layer) => over(layer, below));
  };
  const luminance = ({ r, g, b }) => {
    const linear = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ratioOf = (color, below) => {
    const [light, dark] = [luminance(over(rgba(color), below)), luminance(below)].sort((a, b) => b - a);
    return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
  };

  const worst = new Map();
  const note = (e, part, color, below, least) => {
    const ratio = ratioOf(color, below);
    const within = e.closest('.cmp') ? 'cmp' : 'site';
    const what = `${within}: ${e.localName}${e.className ? `.${e.className}` : ''} ${part}`;
    if (!worst.has(what) || worst.get(what).ratio > ratio) {
      worst.set(what, { what, ratio, least, within });
    }
  };

  for (const e of document.body.querySelectorAll('*')) {
    if (!e.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) continue;
    const style = getComputedStyle(e);
    if ([...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) {
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      note(e, 'text', style.color, ground(e), large ? 3 : 4.5);
    }
    for (const pseudo of ['::before', '::after']) {
      const { content, color } = getComputedStyle(e, pseudo);
      if (/^"[^"]+"/.test(content)) note(e, pseudo, color, ground(e), /^"[✓✕~★]"/.test(content) ? 3 : 4.5);
    }
    if (e.matches('.cmp-grid thead th')) note(e, 'border', style.borderBottomColor, ground(e.closest('.cmp-table')), 3);
    if (e.matches('.cmp-verdict, .cmp-best-for-line')) note(e, 'border', style.borderInlineStartColor, ground(e.parentElement), 3);
    if (e.matches('a[href], input, summary, [tabindex="0"]')) {
      e.focus({ focusVisible: true, preventScroll: true });
      if (style.outlineStyle !== 'none') note(e, 'focus ring', style.outlineColor, ground(e.parentElement), 3);
    }
  }
  document.activeElement.blur();
  return [...worst.values()];
}
