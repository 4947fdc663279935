import type { NativeDom } from './native-dom.ts';
import type { Stream, Token } from './stream.ts';

/** What a person would read as the name of a control: its label, else the words that stand before and after it. */
export type Labels = ReturnType<typeof labels>;

export function labels(dom: NativeDom, stream: Stream) {
  const MOST = 240;
  const LONGEST = 1200;
  const place = new Map<Element, number>();
  stream.tokens.forEach((token, index) => {
    if (token.kind === 'control' || token.kind === 'button') place.set(token.element, index);
  });

  /** Text of an element without the options and values of controls inside of it. */
  function textOf(element: Element, limit = MOST): string {
    let text = '';
    const todo: Node[] = [element];
    for (let count = 0; todo.length > 0 && text.length < limit * 2 && count < 400; count += 1) {
      const node = todo.pop();
      if (node === undefined) break;
      if (dom.nodeType(node) === 3) text += ` ${dom.textContent(node) ?? ''}`;
      if (node instanceof Element && /^(select|script|style|textarea|option|noscript)$/u.test(dom.tag(node))) continue;
      const children: Node[] = [];
      for (let child = dom.firstChild(node); child !== null && children.length < 200; child = dom.nextSibling(child))
        children.push(child);
      todo.push(...children.reverse());
    }
    return dom.squeeze(text, limit);
  }

  function byIds(of: Element, attribute: string): string {
    const root = dom.root(of);
    const ids = dom.attr(of, attribute).split(/\s+/u).filter(Boolean).slice(0, 4);
    if (!(root instanceof Document || root instanceof ShadowRoot)) return '';
    const parts = ids.map((id) => dom.all(root, `[id="${CSS.escape(id)}"]`)[0]).filter((one) => one !== undefined);
    return dom.squeeze(parts.map((one) => textOf(one)).join(' '), MOST);
  }

  function labelElements(of: Element): Element[] {
    const root = dom.root(of);
    const id = dom.attr(of, 'id');
    const found: Element[] = [];
    if (id !== '' && (root instanceof Document || root instanceof ShadowRoot))
      found.push(...dom.all(root, `label[for="${CSS.escape(id)}"]`).slice(0, 3));
    const around = dom.closest(of, 'label');
    if (around !== null && !found.includes(around)) found.push(around);
    return found;
  }

  /** Labels of tick boxes are kept long: what is agreed to often stands at their end. */
  const label = (of: Element): string => {
    const texts = labelElements(of).map((one) => textOf(one, LONGEST));
    return dom.squeeze(texts.join(' '), LONGEST) || byIds(of, 'aria-labelledby');
  };
  const ends = (token: Token): boolean => token.kind === 'control' || token.kind === 'form';

  function before(of: Element): string {
    const parts: string[] = [];
    for (let at = (place.get(of) ?? 0) - 1, length = 0; at >= 0 && length < MOST; at -= 1) {
      const token = stream.tokens[at];
      if (token === undefined || ends(token)) break;
      // A title names the form, not its first field.
      if (token.kind !== 'text' || /^h[12]$/u.test(dom.tag(token.parent))) continue;
      parts.unshift(token.text);
      length += token.text.length;
    }
    return parts.join('\n').slice(-MOST);
  }

  function after(of: Element): string {
    const from = place.get(of);
    const parts: string[] = [];
    for (let at = (from ?? stream.tokens.length) + 1, length = 0; at < stream.tokens.length && length < MOST; at += 1) {
      const token = stream.tokens[at];
      if (token === undefined || ends(token)) break;
      if (token.kind !== 'text') continue;
      parts.push(token.text);
      length += token.text.length;
    }
    return parts.join('\n').slice(0, MOST);
  }

  /** Head cell of the same column, one row above: tables whose labels stand over their fields. */
  function above(of: Element): string {
    const cell = dom.closest(of, 'td,th');
    const row = cell === null ? null : dom.parentElement(cell);
    if (cell === null || row === null) return '';
    const cellsOf = (one: Element): Element[] => children(one).filter((child) => /^t[dh]$/u.test(dom.tag(child)));
    const rows = children(dom.parentElement(row) ?? row);
    const upper = rows[rows.indexOf(row) - 1];
    const head = upper === undefined ? undefined : cellsOf(upper)[cellsOf(row).indexOf(cell)];
    return head === undefined || dom.all(head, 'input,select,textarea').length > 0 ? '' : textOf(head);
  }

  function children(of: Element): Element[] {
    const found: Element[] = [];
    for (let child = dom.firstChild(of); child !== null && found.length < 300; child = dom.nextSibling(child)) {
      if (child instanceof Element) found.push(child);
    }
    return found;
  }

  /** Legend of the fieldset, or name of the ARIA group, around a radio button or tick box. */
  function group(of: Element): string {
    const around = dom.closest(of, 'fieldset,[role=radiogroup],[role=group]');
    if (around === null) return '';
    const legend = children(around).find((child) => dom.tag(child) === 'legend');
    return legend === undefined ? dom.attr(around, 'aria-label') || byIds(around, 'aria-labelledby') : textOf(legend);
  }

  return { textOf, label, labelElements, byIds, before, after, above, group, place };
}
