import type { ControlSnapshot, HidingRule } from '../page/snapshot.ts';
import { nameWords, normalise, starts, whole } from './words.ts';

/**
 * Fields laid out for machines (forms.md A.6): words that ask to be left alone, names that the makers of traps use, and
 * fields hidden from a person while their form is not. Whatever is found here keeps its initial value, never cleared.
 */
export type Concealment =
  | { kind: 'open' }
  /** Not shown now, as a whole step or pop-up is not: may be shown later. */
  | { kind: 'inactive'; why: string }
  | { kind: 'trap'; why: string };

const SAYS_SO = starts(
  "leave (?:this|it|the) ?(?:field|box)? ?(?:blank|empty|alone)|leave blank|do not (?:fill|enter|change)|don['’]?t fill|if you (?:are|'re) (?:a )?human|should be left (?:blank|unchanged|empty)|this field is for validation|не заполня|оставьте (?:это )?поле пустым|оставьте пустым|поле для (?:ботов|роботов)|nicht ausfüllen|bitte (?:dieses feld )?(?:leer lassen|nicht)|feld (?:bitte )?leer lassen|leer lassen|ne pas remplir|laissez (?:ce champ )?vide|no rellenar|deja(?:r)? (?:este campo )?(?:vac[ií]o|en blanco)|non compilare|niet invullen|lad (?:dette )?felt",
);
const NAMED_SO = whole(
  'honey ?pot|honey|hp|bot field|gotcha|contact me by fax only|form spec comments|antispam|nospam|no ?bots?|spam ?trap|trap|are you (?:a )?(?:robot|bot)|leave (?:this )?(?:blank|empty)|email confirm hp|bot ?check|phantom|winnie|pooh',
);
const ENGINE_SO =
  /wpforms-field-hp|nf-form-hp|gform_validation_container|elementor-field-type-honeypot|honeypot|ff-hpsf|frm_verify|forminator_hp|input_pot|ohnohoney|wpcf7-hp|hidden-field-trap/iu;
const MAILCHIMP = /^b_[0-9a-f]{16,}_[0-9a-f]{6,}$/u;

const isTick = (control: ControlSnapshot): boolean =>
  control.type === 'checkbox' || control.type === 'radio' || control.type === 'file';
const typed = (control: ControlSnapshot): boolean => !isTick(control);

/** Rules that hold for every typed field of the form say something about the form, not about a field. */
export function rulesOfTheForm(controls: readonly ControlSnapshot[]): ReadonlySet<HidingRule> {
  const judged = controls.filter((control) => typed(control) && !namedTrap(control));
  // The first step of a quiz shows its choices while all that is to be typed still waits.
  const shown = judged.length > 0 && controls.some((control) => isTick(control) && control.hiddenBy.length === 0);
  const [first, ...rest] = judged.length > 0 && !shown ? judged : controls;
  return new Set((first?.hiddenBy ?? []).filter((rule) => rest.every((control) => control.hiddenBy.includes(rule))));
}

function namedTrap(control: ControlSnapshot): string | null {
  const said = [
    control.label,
    control.ariaLabel,
    control.placeholder,
    control.title,
    control.label === '' ? (control.before.split('\n').at(-1) ?? '') : '',
  ];
  if (said.some((text) => SAYS_SO.test(normalise(text)))) return 'its label asks to leave it alone';
  if (MAILCHIMP.test(control.name)) return 'its name is the trap of a mailing service';
  if (
    ENGINE_SO.test(
      `${control.name} ${control.id} ${control.classes} ${control.wrapper.split(' | ').slice(0, 2).join(' ')}`,
    )
  )
    return 'its form engine marks it as a trap';
  if (typed(control) && NAMED_SO.test(nameWords(`${control.name} ${control.id}`))) return 'its name is that of a trap';
  return null;
}

/** What keeps one control from a person's eyes, given what holds for its whole form. */
export function concealment(control: ControlSnapshot, ofForm: ReadonlySet<HidingRule>, inSteps = false): Concealment {
  const named = namedTrap(control);
  if (named !== null && control.type !== 'file') return { kind: 'trap', why: named };
  const rules = control.hiddenBy.filter((rule) => !ofForm.has(rule));
  if (rules.length === 0) return { kind: 'open' };
  if (isTick(control)) return tick(control, rules);
  if (inSteps && rules.includes('not_displayed')) return { kind: 'inactive', why: 'waits for a later step' };
  if (rules.includes('not_displayed') && control.hiddenPeers >= 3)
    return { kind: 'inactive', why: `not displayed together with ${control.hiddenPeers - 1} others` };
  if (control.tag === 'select' || control.required) return required(control, rules);
  return { kind: 'trap', why: `hidden from a person: ${rules.join(', ')}` };
}

/** Tick boxes are often drawn by their label and invisible themselves: then the label decides. */
function tick(control: ControlSnapshot, rules: readonly HidingRule[]): Concealment {
  if (control.labelKey !== null || control.type === 'file') return { kind: 'open' };
  if (rules.every((rule) => rule === 'not_focusable')) return { kind: 'open' };
  return { kind: 'inactive', why: `hidden with its label: ${rules.join(', ')}` };
}

/** A person could not send a form with a required trap, and drop-down lists are drawn anew by scripts: neither is a trap. */
function required(control: ControlSnapshot, rules: readonly HidingRule[]): Concealment {
  if (rules.every((rule) => rule === 'not_focusable' || rule === 'aria_hidden')) return { kind: 'open' };
  return { kind: 'inactive', why: `${control.required ? 'required' : 'a list'}, yet hidden: ${rules.join(', ')}` };
}
