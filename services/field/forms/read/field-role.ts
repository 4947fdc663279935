import type { ControlSnapshot } from '../page/snapshot.ts';
import { captchaField } from './captcha-field.ts';
import { type Evidence, fromMarkup, fromName, fromText } from './field-evidence.ts';
import type { FieldRole } from './roles.ts';
import { tickMeaning, tickWords } from './ticks.ts';
import { CONFIRMATION } from './vocabulary.ts';
import { nameWords, normalise } from './words.ts';

/** What a field asks for, how strongly the evidence says so, and the evidence itself in words. */
export type RoleReading = {
  role: FieldRole;
  score: number;
  why: string[];
  /** An e-mail address asked for again, one of several boxes of a telephone number, or how to be addressed (Mr, Ms). */
  special: 'email_again' | 'phone_part' | 'salutation' | null;
};
type Named = Pick<RoleReading, 'role' | 'score' | 'why'>;

/** Below this the evidence does not name a role. */
const ENOUGH = 4;
/** What lists, radio buttons and tick boxes can ask for. */
const CHOICES: ReadonlySet<FieldRole> = new Set([
  'subject',
  'service',
  'budget',
  'deadline',
  'source',
  'city',
  'address',
  'position',
  'company',
]);

/** The role of one field by itself; neighbours have their say in field-order.ts, concealment in traps.ts. */
export function fieldRole(control: ControlSnapshot): RoleReading {
  const proof = captchaField(control);
  if (proof !== null) return { role: 'captcha', score: 20, why: [proof], special: null };
  if (salutation(control)) {
    return { role: 'other', score: 10, why: ['asks how to be addressed'], special: 'salutation' };
  }
  const ticked = tick(control);
  if (ticked !== null) return ticked;
  const choice = control.tag === 'select' || control.type === 'radio' || control.type === 'checkbox';
  const evidence = [...fromMarkup(control), ...fromText(control), ...fromName(control)];
  const best = strongest(evidence.filter((one) => !choice || mayChoose(control, one.role)));
  if (best === null || best.score < ENOUGH) return noRole;
  const near = control.before.split('\n').at(-1) ?? '';
  const said = normalise(`${control.label} ${control.placeholder} ${near} ${nameWords(control.name)}`);
  return { ...best, special: best.role === 'email' && CONFIRMATION.test(said) ? 'email_again' : null };
}

/** One subject is chosen of many; boxes of which several may be ticked are a wish list. */
const mayChoose = (control: ControlSnapshot, role: FieldRole): boolean =>
  CHOICES.has(role) && (control.type !== 'checkbox' || role === 'service' || role === 'source');

/** The reading of a field that nothing names. */
export const noRole: RoleReading = { role: 'other', score: 0, why: ['no word or mark names it'], special: null };

function strongest(evidence: readonly Evidence[]): Named | null {
  const sums = new Map<FieldRole, Named>();
  for (const { role, points, why } of evidence) {
    const sum = sums.get(role);
    sums.set(role, { role, score: (sum?.score ?? 0) + points, why: [...(sum?.why ?? []), why] });
  }
  return [...sums.values()].reduce<Named | null>(
    (best, one) => (best === null || one.score > best.score ? one : best),
    null,
  );
}

const ADDRESSED =
  /^(?:mr|mrs|ms|miss|herr|frau|dr|господин|госпожа|г-н|г-жа|monsieur|madame|m\.|mme|sr|sra|divers)(?![\p{L}])/iu;

/** A list or a pair of radio buttons that offers nothing but titles before a name. */
function salutation(control: ControlSnapshot): boolean {
  if (control.type === 'radio') return ADDRESSED.test(control.label.trim());
  return control.options.filter((option) => ADDRESSED.test(option.text.trim())).length >= 2;
}

function tick(control: ControlSnapshot): RoleReading | null {
  if (control.type !== 'checkbox') return null;
  const text = tickWords(control);
  const { consent, marketing } = tickMeaning(text, `${control.name} ${control.id}`);
  if (!consent && !marketing) return null;
  const asks = `${consent ? 'consent' : 'mailings'}: "${text.slice(0, 80)}"${consent && marketing ? ', bundled with mailings' : ''}`;
  return { role: consent ? 'consent' : 'marketing', score: 10, why: [`asks for ${asks}`], special: null };
}
