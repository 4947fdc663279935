import type { Controls } from './controls.ts';
import type { Labels } from './labels.ts';
import type { NativeDom } from './native-dom.ts';
import type { ButtonSnapshot, FormSnapshot, HiddenField } from './snapshot.ts';
import type { Stream } from './stream.ts';
import type { Visibility } from './visibility.ts';

/** Forms of a document, and containers of controls that no form owns but a button joins. */
export type FormReader = ReturnType<typeof formReader>;

export function formReader(
  dom: NativeDom,
  stream: Stream,
  sight: Visibility,
  words: Labels,
  control: Controls,
  keyOf: (of: Element) => string,
) {
  const MOST_CONTROLS = 250;
  const LOOKS_LIKE_BUTTON =
    'a[onclick],a[href^="#"],a[href^="javascript:"],a:not([href]),div[onclick],span[onclick],[class*=submit i],[class*=btn i],[class*=button i],[class*=send i]';
  const ownerOf = (of: Element): Element | null =>
    of instanceof HTMLInputElement ||
    of instanceof HTMLSelectElement ||
    of instanceof HTMLTextAreaElement ||
    of instanceof HTMLButtonElement
      ? of.form
      : dom.closest(of, 'form');
  const controlsIn = stream.tokens.filter((token) => token.kind === 'control').map((token) => token.element);
  const buttonsIn = stream.tokens.filter((token) => token.kind === 'button').map((token) => token.element);

  function button(of: Element): ButtonSnapshot {
    const tag = dom.tag(of);
    const type = of instanceof HTMLButtonElement || of instanceof HTMLInputElement ? of.type : 'clickable';
    const said = tag === 'input' ? dom.attr(of, 'value') || dom.attr(of, 'alt') : words.textOf(of, 120);
    return {
      key: keyOf(of),
      tag,
      type,
      name: dom.attr(of, 'name'),
      id: dom.attr(of, 'id'),
      classes: dom.squeeze(dom.attr(of, 'class'), 160),
      text: dom.squeeze(
        said || dom.attr(of, 'aria-label') || dom.attr(of, 'title') || (type === 'image' ? dom.attr(of, 'src') : ''),
        120,
      ),
      visible: sight.seen(of),
      disabled: dom.matches(of, ':disabled') || dom.attr(of, 'aria-disabled') === 'true',
    };
  }

  function clickables(inside: Element, real: Element[]): Element[] {
    const found = dom
      .all(inside, LOOKS_LIKE_BUTTON)
      .filter((one) => !/^(input|textarea|select|form|label|button|script|style)$/u.test(dom.tag(one)));
    return found
      .filter(
        (one) =>
          !real.includes(one) &&
          words.textOf(one, 80).length < 60 &&
          dom.all(one, 'input,textarea,select,button').length === 0,
      )
      .slice(0, 12);
  }

  function hiddenFields(inside: Element, form: Element | null): HiddenField[] {
    const found = dom.all(inside, 'input[type=hidden]').filter((one) => form === null || ownerOf(one) === form);
    return found
      .slice(0, 60)
      .map((one) => ({ name: dom.attr(one, 'name'), id: dom.attr(one, 'id'), value: dom.attr(one, 'value', 120) }));
  }

  /** Nearest heading above the form's start, looked for over a short way, else the first one inside of it. */
  function heading(element: Element, first: Element | undefined): string {
    const named = dom.attr(element, 'aria-label') || words.byIds(element, 'aria-labelledby');
    const dialog = dom.closest(element, '[role=dialog],[aria-modal=true],dialog');
    const title = dialog === null ? '' : dom.attr(dialog, 'aria-label') || words.byIds(dialog, 'aria-labelledby');
    const opening = stream.tokens.findIndex(
      (token) => token.kind === 'form' && token.opens && token.element === element,
    );
    const start = opening >= 0 ? opening : ((first === undefined ? undefined : words.place.get(first)) ?? -1);
    const parts: string[] = [named, title];
    for (let at = start - 1, seen = 0; at >= 0 && seen < 30; at -= 1, seen += 1) {
      const token = stream.tokens[at];
      if (token === undefined || token.kind === 'control' || token.kind === 'form') break;
      if (token.kind === 'text' && token.heading) {
        parts.push(token.text);
        break;
      }
    }
    parts.push(
      ...dom
        .all(element, 'h1,h2,h3,h4,legend')
        .slice(0, 2)
        .map((one) => words.textOf(one, 120)),
    );
    return dom.squeeze(parts.filter(Boolean).join(' / '), 300);
  }

  /** Text between a form's first and last control, for forms that old tables tore away from their content. */
  function spread(own: Element[]): string {
    const places = own.map((one) => words.place.get(one)).filter((at) => at !== undefined);
    const inside = stream.tokens.slice(Math.max(0, Math.min(...places) - 3), Math.max(...places) + 4);
    return inside
      .map((token) => (token.kind === 'text' ? token.text : ''))
      .join(' ')
      .replace(/\s+/gu, ' ')
      .slice(0, 4000);
  }

  function ancestors(of: Element): string {
    const parts: string[] = [];
    for (let at = dom.parentElement(of), depth = 0; at !== null && depth < 8; at = dom.parentElement(at), depth += 1) {
      const marks = dom.marks(at);
      if (marks !== '') parts.push(marks);
    }
    return parts.join(' | ').slice(0, 900);
  }

  function read(element: Element, isForm: boolean, formIndex: number, own: Element[]): FormSnapshot {
    const real = buttonsIn.filter((one) =>
      isForm ? ownerOf(one) === element : dom.contains(element, one) && ownerOf(one) === null,
    );
    const shape = sight.box(element);
    const inside = own.slice(0, MOST_CONTROLS);
    return {
      key: keyOf(element),
      formIndex,
      isForm,
      id: dom.attr(element, 'id'),
      name: dom.attr(element, 'name'),
      classes: dom.squeeze(dom.attr(element, 'class'), 240),
      dataMarks: dom.dataMarks(element),
      action: isForm ? dom.attr(element, 'action', 400) : '',
      method: dom.attr(element, 'method', 10).toLowerCase() || 'get',
      target: dom.attr(element, 'target', 60),
      role: dom.attr(element, 'role', 30),
      ancestors: ancestors(element),
      heading: heading(element, inside[0]),
      text: isForm && inside.some((one) => !dom.contains(element, one)) ? spread(inside) : words.textOf(element, 4000),
      visible: sight.still(element).size === 0 || inside.some((one) => dom.rendered(one)),
      box: shape,
      controls: inside.map((one) => control.read(one, element)),
      hiddenFields: hiddenFields(element, isForm ? element : null),
      buttons: [...real, ...clickables(element, real)].slice(0, 40).map(button),
      links: dom
        .all(element, 'a[href]')
        .slice(0, 20)
        .map((one) => dom.squeeze(`${words.textOf(one, 80)} ${dom.attr(one, 'href', 120)}`, 200)),
    };
  }

  /** The smallest wrapper that joins a homeless control with another one (or a text area) and a button. */
  function homeOf(of: Element, homeless: Element[], buttons: Element[]): Element | null {
    for (let at = dom.parentElement(of), depth = 0; at !== null && depth < 14; at = dom.parentElement(at), depth += 1) {
      const home = at;
      if (
        buttons.some((one) => dom.contains(home, one)) &&
        homeless.filter((one) => dom.contains(home, one)).length >= 2
      )
        return at;
      if (/^(body|html)$/u.test(dom.tag(at))) return null;
    }
    return null;
  }

  function containers(): FormSnapshot[] {
    const homeless = controlsIn.filter((one) => ownerOf(one) === null).slice(0, MOST_CONTROLS);
    const buttons = buttonsIn.filter((one) => ownerOf(one) === null).slice(0, MOST_CONTROLS);
    const homes = [...new Set(homeless.map((one) => homeOf(one, homeless, buttons)).filter((one) => one !== null))];
    const outer = homes.filter((one) => !homes.some((other) => other !== one && dom.contains(other, one)));
    return outer.slice(0, 20).map((one) =>
      read(
        one,
        false,
        -1,
        homeless.filter((each) => dom.contains(one, each)),
      ),
    );
  }

  function all(): FormSnapshot[] {
    const light = dom.all(document, 'form');
    const forms = stream.elements.filter((one) => dom.tag(one) === 'form').slice(0, 120);
    return [
      ...forms.map((one) =>
        read(
          one,
          true,
          light.indexOf(one),
          controlsIn.filter((each) => ownerOf(each) === one),
        ),
      ),
      ...containers(),
    ];
  }
  return { all };
}
