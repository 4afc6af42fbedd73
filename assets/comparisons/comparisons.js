// A wide table is a region that the keyboard reaches, for it may scroll. While
// nothing of it is out of sight it need be neither: a stop less with every press
// of Tab, a landmark less in the list. Without this script it always is both.
for (const region of document.querySelectorAll('.cmp-table[data-cmp-wide]')) {
  const attributes = ['role', 'tabindex', 'aria-label', 'aria-labelledby']
    .filter((name) => region.hasAttribute(name))
    .map((name) => [name, region.getAttribute(name)]);
  new ResizeObserver(() => {
    const scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight;
    if (!scrolls && region === document.activeElement) return; // the focus would be lost
    for (const [name, value] of attributes) {
      if (scrolls) region.setAttribute(name, value);
      else region.removeAttribute(name);
    }
  }).observe(region);
}
