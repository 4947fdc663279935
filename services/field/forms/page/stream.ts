import type { NativeDom } from './native-dom.ts';

/**
 * One walk over the document and its open shadow roots, in document order, as a flat list: where a text stands between two
 * controls says more about old tables and new div soups alike than their nesting does. Bounded, without recursion.
 */
export type Token =
  | { kind: 'text'; text: string; parent: Element; heading: boolean }
  | { kind: 'control'; element: Element }
  | { kind: 'button'; element: Element }
  | { kind: 'form'; element: Element; opens: boolean };

export type Stream = { tokens: Token[]; elements: Element[]; truncated: boolean };

export function readStream(dom: NativeDom, top: Document): Stream {
  const MOST_NODES = 120_000;
  const MOST_TEXT = 600_000;
  const silent = new Set([
    'script',
    'style',
    'noscript',
    'template',
    'svg',
    'select',
    'textarea',
    'object',
    'canvas',
    'math',
  ]);
  const controlTypes = new Set(['hidden', 'submit', 'button', 'image', 'reset']);
  const stream: Stream = { tokens: [], elements: [], truncated: false };
  let textLeft = MOST_TEXT;

  function kindOf(element: Element, tag: string): 'control' | 'button' | 'form' | null {
    if (tag === 'form') return 'form';
    if (tag === 'textarea' || tag === 'select') return 'control';
    if (tag === 'input') {
      const type = dom.attr(element, 'type').toLowerCase();
      return type === 'hidden' ? null : controlTypes.has(type) ? 'button' : 'control';
    }
    if (tag === 'button' || dom.attr(element, 'role') === 'button') return 'button';
    if (dom.attr(element, 'contenteditable') === 'true' || dom.attr(element, 'role') === 'textbox') return 'control';
    return null;
  }

  function readText(node: Node, parent: Element): void {
    const text = dom.squeeze(dom.textContent(node) ?? '', 2000);
    if (text === '' || textLeft <= 0) return;
    textLeft -= text.length;
    stream.tokens.push({ kind: 'text', text, parent, heading: /^(h[1-6]|legend)$/u.test(dom.tag(parent)) });
  }

  /** Enters one element: notes what it is, and says whether its children are worth walking. */
  function enter(element: Element): boolean {
    const tag = dom.tag(element);
    stream.elements.push(element);
    const kind = kindOf(element, tag);
    if (kind === 'form') stream.tokens.push({ kind, element, opens: true });
    else if (kind !== null) stream.tokens.push({ kind, element });
    if (tag === 'noscript') return dom.all(element, '*').length > 0;
    return !silent.has(tag) && kind !== 'button';
  }

  const todo: { node: Node | null; leave: Element | null }[] = [{ node: dom.firstChild(top), leave: null }];
  for (let count = 0; todo.length > 0; ) {
    const here = todo[todo.length - 1];
    if (here === undefined) break;
    if (here.node === null) {
      if (here.leave !== null && dom.tag(here.leave) === 'form')
        stream.tokens.push({ kind: 'form', element: here.leave, opens: false });
      todo.pop();
      continue;
    }
    const node = here.node;
    here.node = dom.nextSibling(node);
    count += 1;
    if (count > MOST_NODES) {
      stream.truncated = true;
      break;
    }
    if (dom.nodeType(node) === 3) {
      const parent = dom.parentElement(node);
      if (parent !== null) readText(node, parent);
    } else if (node instanceof Element && enter(node)) {
      todo.push({ node: dom.firstChild(node), leave: node });
      const shadow = dom.shadow(node);
      if (shadow !== null) todo.push({ node: dom.firstChild(shadow), leave: null });
    }
  }
  return stream;
}
