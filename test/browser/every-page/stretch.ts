/**
 * Runs in the page: makes every text a third longer, as a translation may be, with marks above and below the line. Text that people or
 * studios wrote is lengthened as well: nobody bounds it. A word keeps its length, since hyphens would not help a longer one.
 */
export function stretchTexts(): void {
  const words = 'ḑëņ ģṙöẞë Ŵörţ '.repeat(40);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const parent = text.parentElement;
    const said = text.data.trim();
    if (said === '' || parent === null || parent.closest('script, style, svg, textarea, select, pre, code') !== null)
      continue;
    text.data += ` ${words.slice(0, Math.ceil(said.length / 3)).trim()}`;
  }
}

/** Runs in the page: what is wider than the window, or hides a part of its text. */
export function cutOff(): string[] {
  const faults: string[] = [];
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) faults.push(`the page is ${wide} px too wide`);
  for (const element of document.querySelectorAll('main *, header *, footer *')) {
    const style = getComputedStyle(element);
    if (element.closest('svg, textarea, .visually-hidden') !== null || element.clientWidth < 2) continue;
    const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
    if (hides && element.scrollWidth > element.clientWidth + 1) faults.push(`cut: ${element.outerHTML.slice(0, 120)}`);
  }
  return faults;
}

/**
 * Runs in the page: texts that are not in its language. What people wrote stands in elements that name another language (`lang`), in
 * fields, or in code, and is left out.
 */
export function foreignTexts(language: string): string[] {
  const foreign =
    language === 'en'
      ? /[\u0400-\u04ff]{3,}/u
      : /(?<![\p{L}])(?:the|of|and|is|are|was|not|with|this|from|yet|no)(?![\p{L}])/iu;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode as Text;
    if (parentElement === null || !foreign.test(data)) continue;
    if (parentElement.closest('script, style, textarea, select, pre, code, q, blockquote, [data-quoted]') !== null)
      continue;
    const own = parentElement.closest('[lang]')?.getAttribute('lang');
    if (own === language) found.push(data.trim().slice(0, 100));
  }
  const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((element) =>
    ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
  );
  return [...found, ...labels.filter((label) => foreign.test(label)).map((label) => `label: ${label.slice(0, 100)}`)];
}

/** Runs in the page, when it is loaded and its pictures are there: how far things moved while it came (Layout Instability, CLS). */
export async function layoutShift(): Promise<number> {
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([...document.images].map((image) => image.decode()));
  let sum = 0;
  const add = (entries: readonly PerformanceEntry[]) => {
    for (const entry of entries) if ('value' in entry) sum += Number(entry.value);
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  // A shift is measured when a frame is painted, however long a busy machine takes to paint one.
  for (let painted = 0; painted < 2; painted += 1) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve, 100));
  add(observer.takeRecords());
  return sum;
}
