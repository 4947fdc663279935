import type { Labels } from './labels.ts';
import type { NativeDom } from './native-dom.ts';
import type { EmbeddedFrame, LinkSnapshot, MarkedElement, OpenerSnapshot } from './snapshot.ts';
import type { Stream } from './stream.ts';
import type { Visibility } from './visibility.ts';

/** What stands around the forms of a document: links, openers of pop-ups, marks of engines and captchas, visible texts. */
export type Surroundings = ReturnType<typeof surroundings>;

export function surroundings(
  dom: NativeDom,
  stream: Stream,
  sight: Visibility,
  words: Labels,
  keyOf: (of: Element) => string,
) {
  const MARKED = [
    '[class*=captcha i],[id*=captcha i],[name*=captcha i],img[src*=captcha i],.cf-turnstile,[name=cf-turnstile-response],[name=smart-token],.wpcf7-quiz',
    '.wpcf7,.wpforms-container,.gform_wrapper,.nf-form-cont,.elementor-form,.frm-fluent-form,.frm_forms,.forminator-custom-form,.jet-form-builder',
    '.t-form,#allrecords,.b24-form,[data-b24-form],form[name^=SIMPLE_FORM_],.hs-form,.hs-form-frame,.hbspt-form,.w-form,[data-tf-live],[data-tf-widget]',
    '[id^=marquiz__],[id^=amoforms],.wixui-form,.sqs-block-form,[data-flexbe],.jivo-iframe-container,jdiv,[class*=callibri i],[id*=carrotquest i]',
  ].join(',');
  const OPENER =
    'a[href^="#"],a[href^="javascript:"],a:not([href]),button,[role=button],[data-b24-form^=click],[data-bs-toggle=modal],[data-toggle=modal],[data-fancybox],[onclick]';
  const attr = dom.attr;
  const formIndexOf = (of: Element, forms: Element[]): number => {
    const form = dom.closest(of, 'form');
    return form === null ? -1 : forms.indexOf(form);
  };
  const pick = (selector: string, most: number): Element[] =>
    stream.elements.filter((one) => dom.matches(one, selector)).slice(0, most);

  function links(): LinkSnapshot[] {
    return pick('a[href],area[href]', 1500).map((one) => ({
      key: keyOf(one),
      href: (one instanceof HTMLAnchorElement || one instanceof HTMLAreaElement ? one.href : '').slice(0, 600),
      text:
        words.textOf(one, 160) ||
        dom
          .all(one, 'img[alt]')
          .map((image) => attr(image, 'alt', 80))
          .join(' ')
          .slice(0, 160),
      title: dom.squeeze(`${attr(one, 'title')} ${attr(one, 'aria-label')}`, 160),
      visible: dom.rendered(one),
    }));
  }

  function openers(): OpenerSnapshot[] {
    const found = pick(OPENER, 600).filter((one) => dom.closest(one, 'form') === null);
    const read = found.map((one) => ({
      key: keyOf(one),
      text: words.textOf(one, 120) || dom.squeeze(attr(one, 'aria-label') || attr(one, 'value'), 120),
      marks: dom.squeeze(`${attr(one, 'href', 120)} ${dom.marks(one)} ${dom.dataMarks(one)}`, 400),
      visible: dom.rendered(one),
    }));
    return read.filter((one) => one.text !== '' || /popup|modal|b24-form/iu.test(one.marks)).slice(0, 300);
  }

  function frames(forms: Element[]): EmbeddedFrame[] {
    return pick('iframe', 80).map((one) => ({
      key: keyOf(one),
      src: attr(one, 'src', 500) || attr(one, 'data-src', 500),
      name: attr(one, 'name', 120),
      id: attr(one, 'id', 120),
      classes: dom.squeeze(attr(one, 'class'), 160),
      visible: sight.still(one).size === 0,
      formIndex: formIndexOf(one, forms),
    }));
  }

  function marked(forms: Element[]): MarkedElement[] {
    return pick(MARKED, 120).map((one) => ({
      key: keyOf(one),
      marks: dom.squeeze(
        `${dom.tag(one)} ${dom.marks(one)} ${attr(one, 'name', 80)} ${attr(one, 'src', 160)} ${dom.dataMarks(one)}`,
        600,
      ),
      visible: sight.still(one).size === 0,
      formIndex: formIndexOf(one, forms),
    }));
  }

  /** Texts that a person sees. A text counts as shown when its parent is rendered. */
  function texts(): string[] {
    const shown = new Map<Element, boolean>();
    const found: string[] = [];
    for (const token of stream.tokens) {
      if (token.kind !== 'text' || found.length >= 4000) continue;
      const known = shown.get(token.parent) ?? dom.rendered(token.parent);
      shown.set(token.parent, known);
      if (known) found.push(token.text.slice(0, 600));
    }
    return found;
  }

  function alerts(): string[] {
    const found = pick(
      '[role=alert],[aria-live=assertive],[class*=error i],[class*=invalid i],[class*=not-valid i]',
      200,
    );
    const shown = found.filter((one) => dom.rendered(one) && !/^(form|body|html)$/u.test(dom.tag(one)));
    return [...new Set(shown.map((one) => words.textOf(one, 240)).filter(Boolean))].slice(0, 40);
  }

  return {
    links,
    openers,
    frames,
    marked,
    texts,
    alerts,
    headings: (): string[] =>
      stream.tokens
        .filter((token) => token.kind === 'text' && token.heading)
        .slice(0, 60)
        .map((token) => (token.kind === 'text' ? token.text.slice(0, 160) : '')),
    scripts: (): string[] =>
      dom
        .all(document, 'script')
        .slice(0, 200)
        .map((one) => `${attr(one, 'src', 300)} ${attr(one, 'id', 80)} ${attr(one, 'data-b24-form', 80)}`.trim())
        .filter(Boolean),
    jsonLd: (): string[] =>
      dom
        .all(document, 'script[type="application/ld+json"]')
        .slice(0, 10)
        .map((one) => (dom.textContent(one) ?? '').slice(0, 20_000)),
    cfEmails: (): string[] => pick('[data-cfemail]', 40).map((one) => attr(one, 'data-cfemail', 400)),
  };
}
