import type { NativeDom } from './native-dom.ts';
import type { Box, HidingRule } from './snapshot.ts';

/**
 * The nine rules by which a control is kept from a person's eyes (forms.md A.6; after Bitwarden's visibility service).
 * Reading only, except for rule nine, which scrolls the control into view to ask what lies on its centre.
 */
export type Visibility = ReturnType<typeof visibility>;

export function visibility(dom: NativeDom) {
  const SMALLEST = 10;
  const DIMMEST = 0.1;
  const styleOf = (of: Element): CSSStyleDeclaration => getComputedStyle(of);

  function box(of: Element): Box {
    const { x, y, width, height } = dom.rect(of);
    return {
      x: Math.round(x + scrollX),
      y: Math.round(y + scrollY),
      width: Math.round(width),
      height: Math.round(height),
    };
  }

  function clippedAway(style: CSSStyleDeclaration): boolean {
    const path = style.clipPath;
    if (/inset\((5\d|[6-9]\d|100)(\.\d+)?%/u.test(path) || /circle\(0(px|%)?[ )]/u.test(path)) return true;
    if (/polygon\((0(px|%)? 0(px|%)?(, )?)+\)/u.test(path)) return true;
    return style.position === 'absolute' && /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/u.test(style.clip);
  }

  function outsideDocument({ x, y, width, height }: Box): boolean {
    const page = dom.page();
    return x + width <= 0 || y + height <= 0 || x >= Math.max(page.scrollWidth, innerWidth);
  }

  /** Rules 2, 5, 6, 7: those that look at every ancestor. */
  function byAncestors(of: Element, found: Set<HidingRule>): void {
    let opacity = 1;
    for (let at: Element | null = of, depth = 0; at !== null && depth < 200; at = dom.parentElement(at), depth += 1) {
      const style = styleOf(at);
      opacity *= Number(style.opacity || 1);
      if (clippedAway(style)) found.add('clip_path');
      if (dom.attr(at, 'aria-hidden') === 'true') found.add('aria_hidden');
      if (at === of || style.overflow === 'visible' || style.display === 'inline' || style.display === 'contents')
        continue;
      const { width, height } = dom.rect(at);
      if ((width < SMALLEST || height < SMALLEST) && at !== dom.body() && at !== dom.page())
        found.add('clipped_by_parent');
    }
    if (opacity < DIMMEST) found.add('transparent');
  }

  /** Rules 1 to 8 for one element, without moving the page. */
  function still(of: Element): Set<HidingRule> {
    const found = new Set<HidingRule>();
    const shape = box(of);
    if (!dom.rendered(of)) found.add('not_displayed');
    else if (shape.width < SMALLEST || shape.height < SMALLEST) found.add('tiny');
    if (!found.has('not_displayed') && outsideDocument(shape)) found.add('outside_document');
    byAncestors(of, found);
    if (Number.parseInt(dom.attr(of, 'tabindex'), 10) < 0) found.add('not_focusable');
    return found;
  }

  /** What lies on the centre of the element after it was brought into view: null when it is the element itself. */
  function over(of: Element, own: readonly Element[]): Element | null {
    Element.prototype.scrollIntoView.call(of, { block: 'center', inline: 'nearest', behavior: 'instant' });
    const { left, top, width, height } = dom.rect(of);
    const root = dom.root(of);
    const top1 =
      root instanceof ShadowRoot
        ? root.elementFromPoint(left + width / 2, top + height / 2)
        : Document.prototype.elementFromPoint.call(document, left + width / 2, top + height / 2);
    if (top1 === null) return null;
    const mine = [of, ...own].some((one) => one === top1 || dom.contains(one, top1) || dom.contains(top1, one));
    return mine ? null : top1;
  }

  const seen = (of: Element): boolean =>
    still(of).size === 0 || (still(of).size === 1 && still(of).has('not_focusable'));
  return { box, still, over, seen };
}
