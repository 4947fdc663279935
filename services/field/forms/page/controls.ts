import type { Labels } from './labels.ts';
import type { NativeDom } from './native-dom.ts';
import type { ControlOption, ControlSnapshot, HidingRule } from './snapshot.ts';
import type { Visibility } from './visibility.ts';

/** Reads one control: what it calls itself, what stands around it, what it holds, and whether a person can see it. */
export type Controls = ReturnType<typeof controls>;

export function controls(dom: NativeDom, sight: Visibility, words: Labels, keyOf: (of: Element) => string) {
  const MOST_OPTIONS = 300;

  function options(of: Element): ControlOption[] {
    if (!(of instanceof HTMLSelectElement)) return [];
    return dom
      .all(of, 'option')
      .slice(0, MOST_OPTIONS)
      .map((one) => ({
        value: one instanceof HTMLOptionElement ? one.value.slice(0, 200) : '',
        text: dom.squeeze(dom.textContent(one) ?? '', 120),
        selected: one instanceof HTMLOptionElement && one.selected,
        disabled: one instanceof HTMLOptionElement && one.disabled,
      }));
  }

  function holds(of: Element): {
    value: string;
    checked: boolean;
    disabled: boolean;
    readOnly: boolean;
    multiple: boolean;
    maxLength: number | null;
  } {
    const input = of instanceof HTMLInputElement || of instanceof HTMLTextAreaElement ? of : null;
    const value = input?.value ?? (of instanceof HTMLSelectElement ? of.value : (dom.textContent(of) ?? ''));
    return {
      value: value.slice(0, 500),
      checked: of instanceof HTMLInputElement && of.checked,
      disabled: dom.matches(of, ':disabled'),
      readOnly: input?.readOnly ?? false,
      multiple: (of instanceof HTMLSelectElement || of instanceof HTMLInputElement) && of.multiple,
      maxLength: input !== null && input.maxLength >= 0 ? input.maxLength : null,
    };
  }

  const tells = (of: Element): boolean =>
    dom.has(of, 'required') ||
    dom.attr(of, 'aria-required') === 'true' ||
    dom.attr(of, 'data-tilda-req') === '1' ||
    /(^|[\s_-])(required|wpcf7-validates-as-required|mandatory)([\s_-]|$)|validate\[[^\]]*required/iu.test(
      dom.attr(of, 'class'),
    );

  /** Wrapper marks from the control up to its form, closest first: engines say there what a field is. */
  function wrapper(of: Element): string {
    const parts: string[] = [];
    for (
      let at = dom.parentElement(of), depth = 0;
      at !== null && depth < 4 && !/^(form|body|html)$/u.test(dom.tag(at));
      at = dom.parentElement(at), depth += 1
    ) {
      const own = dom.squeeze(
        `${dom.marks(at)} ${dom.attr(at, 'data-field-type')} ${dom.attr(at, 'data-input-type')}`,
        160,
      );
      if (own !== '') parts.push(own);
    }
    return parts.join(' | ').slice(0, 500);
  }

  /** How many controls share the outermost undisplayed ancestor: one is a trap, many are a step or a closed pop-up. */
  function hiddenPeers(of: Element): number {
    let outermost: Element | null = null;
    for (let at: Element | null = of, depth = 0; at !== null && depth < 100; at = dom.parentElement(at), depth += 1) {
      const style = getComputedStyle(at);
      if (style.display === 'none' || (style.visibility !== 'visible' && outermost === null)) outermost = at;
    }
    return outermost === null ? 0 : Math.max(1, dom.all(outermost, 'input:not([type=hidden]),textarea,select').length);
  }

  /** Rule nine, for controls the eight others let pass: a cover inside of the same form hides, one from outside blocks. */
  function covered(of: Element, own: Element[], form: Element | null): 'covered' | 'overlaid' | null {
    const over = sight.over(of, own);
    if (over === null) return null;
    return form !== null && dom.contains(form, over) ? 'covered' : 'overlaid';
  }

  function sightOf(
    of: Element,
    form: Element | null,
  ): Pick<ControlSnapshot, 'hiddenBy' | 'overlaid' | 'hiddenPeers' | 'labelKey'> {
    const rules = sight.still(of);
    const ticks = dom.tag(of) === 'input' && /^(checkbox|radio|file)$/u.test(dom.attr(of, 'type').toLowerCase());
    const own = words.labelElements(of);
    const shown = own.find((one) => sight.seen(one));
    const hiddenBy: HidingRule[] = [...rules];
    let overlaid = false;
    if (rules.size === 0) {
      const lies = covered(of, own, form);
      if (lies === 'covered') hiddenBy.push(lies);
      overlaid = lies === 'overlaid';
    }
    return {
      hiddenBy,
      overlaid,
      hiddenPeers: rules.has('not_displayed') ? hiddenPeers(of) : 0,
      labelKey: ticks && shown !== undefined ? keyOf(shown) : null,
    };
  }

  function read(of: Element, form: Element | null): ControlSnapshot {
    const tag = dom.tag(of);
    const known = tag === 'input' || tag === 'textarea' || tag === 'select' ? tag : 'editable';
    return {
      key: keyOf(of),
      tag: known,
      type: known === 'input' ? (of instanceof HTMLInputElement ? of.type : 'text') : known,
      name: dom.attr(of, 'name'),
      id: dom.attr(of, 'id'),
      classes: dom.squeeze(dom.attr(of, 'class'), 200),
      wrapper: wrapper(of),
      autocomplete: dom.attr(of, 'autocomplete', 60).toLowerCase(),
      placeholder: dom.squeeze(dom.attr(of, 'placeholder'), 160),
      title: dom.squeeze(dom.attr(of, 'title'), 160),
      inputMode: dom.attr(of, 'inputmode', 20),
      pattern: dom.attr(of, 'pattern', 120),
      dataMarks: dom.dataMarks(of),
      ariaLabel: dom.squeeze(dom.attr(of, 'aria-label'), 160),
      label: words.label(of),
      before: words.before(of),
      after: words.after(of),
      above: words.above(of),
      group: words.group(of),
      ...holds(of),
      required: tells(of),
      options: options(of),
      ...sightOf(of, form),
      box: sight.box(of),
    };
  }
  return { read };
}
