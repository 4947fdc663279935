/**
 * The DOM by the getters of its own prototypes. A form's named controls shadow its properties (`<input name="elements">`),
 * and a document's named forms shadow the document's: nothing here reads a property through the element itself.
 */
export type NativeDom = ReturnType<typeof nativeDom>;

export function nativeDom() {
  const getter = <T>(owner: object, name: string): ((of: unknown) => T) => {
    const found = Object.getOwnPropertyDescriptor(owner, name)?.get;
    return (of) => found?.call(of) as T;
  };
  const element = Element.prototype;
  const attribute = element.getAttribute;
  const squeeze = (text: string, limit: number): string =>
    text
      .slice(0, limit * 4)
      .replace(/\s+/gu, ' ')
      .trim()
      .slice(0, limit);
  const attr = (of: Element, name: string, limit = 200): string => (attribute.call(of, name) ?? '').slice(0, limit);
  return {
    squeeze,
    attr,
    has: (of: Element, name: string): boolean => element.hasAttribute.call(of, name),
    attributeNames: (of: Element): string[] => element.getAttributeNames.call(of),
    tag: (of: Element): string => localName(of).toLowerCase(),
    all: (root: Document | Element | ShadowRoot, selector: string): Element[] => {
      const owner =
        root instanceof Document ? Document.prototype : root instanceof Element ? element : DocumentFragment.prototype;
      return Array.from(owner.querySelectorAll.call(root, selector));
    },
    closest: (of: Element, selector: string): Element | null => element.closest.call(of, selector),
    matches: (of: Element, selector: string): boolean => element.matches.call(of, selector),
    contains: (outer: Node, inner: Node): boolean => Node.prototype.contains.call(outer, inner),
    rect: (of: Element): DOMRect => element.getBoundingClientRect.call(of),
    rendered: (of: Element): boolean => element.checkVisibility.call(of, { visibilityProperty: true }),
    root: (of: Node): Node => Node.prototype.getRootNode.call(of),
    page: (): Element => getter<Element>(Document.prototype, 'documentElement')(document),
    body: (): Element | null => getter<Element | null>(Document.prototype, 'body')(document),
    shadow: getter<ShadowRoot | null>(element, 'shadowRoot'),
    firstChild: getter<Node | null>(Node.prototype, 'firstChild'),
    nextSibling: getter<Node | null>(Node.prototype, 'nextSibling'),
    nodeType: getter<number>(Node.prototype, 'nodeType'),
    parent: getter<Node | null>(Node.prototype, 'parentNode'),
    textContent: getter<string | null>(Node.prototype, 'textContent'),
    parentElement(of: Node): Element | null {
      const up = this.parent(of);
      if (up instanceof Element) return up;
      return up instanceof ShadowRoot ? up.host : null;
    },
    /** Class names and id as one bounded lower-case word list. */
    marks: (of: Element): string => squeeze(`${attr(of, 'class')} ${attr(of, 'id')}`, 240),
    /** Names and short values of the data attributes, by which form engines mark their elements. */
    dataMarks(of: Element): string {
      const names = this.attributeNames(of).filter((name) => name.startsWith('data-') || name.startsWith('on'));
      return squeeze(
        names
          .slice(0, 24)
          .map((name) => `${name}=${attr(of, name, 60)}`)
          .join(' '),
        500,
      );
    },
  };

  function localName(of: Element): string {
    return getter<string>(element, 'localName')(of);
  }
}
