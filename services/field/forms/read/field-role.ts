import type { ControlSnapshot } from '../page/snapshot.ts';
import { captchaField } from './captcha-field.ts';
import type { FieldRole } from './roles.ts';
import { tickMeaning } from './ticks.ts';
import { CONFIRMATION, MORE_VOCABULARY, type RoleWords, VOCABULARY } from './vocabulary.ts';
import { nameWords, normalise } from './words.ts';

/** What a field asks for, how strongly the evidence says so, and the evidence itself in words. */
export type RoleReading = { role: FieldRole; score: number; why: string[]; confirms: boolean };

type Evidence = { role: FieldRole; points: number; why: string };
/** One piece of text about a field. `reach`: how far into it a word still names the field rather than explains it. */
type Source = { where: string; text: string; points: number };

/** Below this the evidence does not name a role. */
const ENOUGH = 4;
const AUTOCOMPLETE: Readonly<Record<string, FieldRole>> = {
  name: 'name',
  'given-name': 'first_name',
  'family-name': 'last_name',
  'additional-name': 'middle_name',
  email: 'email',
  tel: 'phone',
  'tel-national': 'phone',
  organization: 'company',
  'organization-title': 'position',
  url: 'site',
  'address-level2': 'city',
  'street-address': 'address',
  'address-line1': 'address',
  'address-line2': 'address',
  'address-level1': 'address',
  'postal-code': 'address',
  country: 'address',
  'country-name': 'address',
};
const BY_TYPE: Readonly<Record<string, readonly [FieldRole, number]>> = {
  email: ['email', 9],
  tel: ['phone', 8],
  url: ['site', 8],
  file: ['file', 40],
  textarea: ['message', 5],
  editable: ['message', 3],
  password: ['other', 60],
  date: ['deadline', 4],
  range: ['budget', 2],
  search: ['other', 20],
};
/** Class names by which engines say what a field is. */
const MARKS: readonly (readonly [RegExp, FieldRole])[] = [
  [
    /wpcf7-email|(?:elementor-field-type|wpforms-field|nf-field|frm_|ginput_container)[-_]?email|tilda-rule=email|t-input-group_em|b24-form-field-email|fs-webform-email/u,
    'email',
  ],
  [
    /wpcf7-tel|(?:elementor-field-type|wpforms-field|ginput_container)[-_](?:tel|phone)|tilda-rule=phone|t-input-group_ph|phonemask|data-inputmask|b24-form-field-phone|(?:^|[\s_-])iti(?:[\s_-]|$)/u,
    'phone',
  ],
  [/wpcf7-textarea|elementor-field-type-textarea|wpforms-field-textarea|t-input-group_ta/u, 'message'],
  [/wpforms-field-name|tilda-rule=name|t-input-group_nm|b24-form-field-name/u, 'name'],
  [/t-input-group_ur|wpforms-field-url/u, 'site'],
];
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
const WORDS: readonly RoleWords[] = [...VOCABULARY, ...MORE_VOCABULARY];

function sources(control: ControlSnapshot): Source[] {
  const pieces = control.before
    .split('\n')
    .filter((piece) => /[\p{L}]/u.test(normalise(piece).replace(/\([^)]*\)/gu, '')));
  const named = control.label !== '' || control.ariaLabel !== '' || control.placeholder !== '';
  const value = control.type === 'text' || control.tag === 'textarea' ? control.value : '';
  const ownWords = control.type === 'radio' ? control.group : control.label;
  const list: Source[] = [
    { where: 'label', text: ownWords, points: 9 },
    { where: 'aria-label', text: control.ariaLabel, points: 8 },
    { where: 'placeholder', text: control.placeholder, points: 8 },
    { where: 'text before', text: pieces.at(-1) ?? '', points: named ? 2 : 8 },
    { where: 'text before that', text: pieces.at(-2) ?? '', points: named ? 0 : 3 },
    { where: 'cell above', text: control.above, points: pieces.length === 0 && !named ? 7 : 1 },
    { where: 'title', text: control.title, points: 4 },
    { where: 'preset text', text: named ? '' : value, points: 6 },
    {
      where: 'first option',
      text: control.tag === 'select' ? (control.options[0]?.text ?? '') : '',
      points: named || pieces.length > 0 ? 1 : 5,
    },
  ];
  const silent = list.every((source) => source.text === '');
  return [...list, { where: 'text after', text: silent ? (control.after.split('\n')[0] ?? '') : '', points: 5 }].filter(
    (source) => source.text !== '' && source.points > 0,
  );
}

/** A word deep in a long text explains more often than it names. */
function worth(text: string, at: number, points: number): number {
  if (at > 60) return points * 0.3;
  if (at > 28 || text.length > 140) return points * 0.6;
  return text.length < 40 ? points : points * 0.9;
}

function fromText(control: ControlSnapshot): Evidence[] {
  const found: Evidence[] = [];
  for (const source of sources(control)) {
    const text = normalise(source.text).slice(0, 240);
    for (const words of WORDS) {
      const match = words.text.exec(text);
      if (match === null || words.notText?.test(text) === true) continue;
      found.push({
        role: words.role,
        points: worth(text, match.index, source.points),
        why: `${source.where} "${match[0]}"`,
      });
    }
  }
  return found;
}

function fromName(control: ControlSnapshot): Evidence[] {
  const found: Evidence[] = [];
  for (const [where, raw] of [
    ['name', control.name],
    ['id', control.id],
  ] as const) {
    const text = nameWords(raw);
    if (text === '') continue;
    for (const words of WORDS) {
      const match = words.name.exec(text);
      if (match === null || words.notName?.test(text) === true) continue;
      const all = match[0].length === text.length;
      found.push({
        role: words.role,
        points: (all ? 6 : 4) * (where === 'id' ? 0.6 : 1),
        why: `${where} "${match[0]}"`,
      });
    }
  }
  return found;
}

function fromMarkup(control: ControlSnapshot): Evidence[] {
  const found: Evidence[] = [];
  const complete = control.autocomplete.split(/\s+/u).at(-1) ?? '';
  const hinted = AUTOCOMPLETE[complete];
  if (hinted !== undefined) found.push({ role: hinted, points: 12, why: `autocomplete "${complete}"` });
  const typed = BY_TYPE[control.type];
  if (typed !== undefined) found.push({ role: typed[0], points: typed[1], why: `type ${control.type}` });
  if (control.inputMode === 'email') found.push({ role: 'email', points: 5, why: 'inputmode email' });
  if (control.inputMode === 'tel') found.push({ role: 'phone', points: 5, why: 'inputmode tel' });
  const marks = `${control.classes} ${control.wrapper} ${control.dataMarks}`.toLowerCase();
  for (const [mark, role] of MARKS)
    if (mark.test(marks)) found.push({ role, points: 5, why: `marked as ${role} by its engine` });
  return found;
}

function add(evidence: readonly Evidence[]): { role: FieldRole; score: number; why: string[] } | null {
  const sums = new Map<FieldRole, { score: number; why: string[] }>();
  for (const { role, points, why } of evidence) {
    const sum = sums.get(role) ?? { score: 0, why: [] };
    sums.set(role, { score: sum.score + points, why: [...sum.why, why] });
  }
  let best: { role: FieldRole; score: number; why: string[] } | null = null;
  for (const [role, sum] of sums) if (best === null || sum.score > best.score) best = { role, ...sum };
  return best;
}

function tick(control: ControlSnapshot): RoleReading | null {
  if (control.type !== 'checkbox') return null;
  const text = control.label || control.ariaLabel || control.after.replaceAll('\n', ' ');
  const meaning = tickMeaning(text, `${control.name} ${control.id}`);
  if (meaning.marketing && !meaning.consent)
    return { role: 'marketing', score: 10, why: [`asks for mailings: "${text.slice(0, 80)}"`], confirms: false };
  if (meaning.consent)
    return {
      role: 'consent',
      score: 10,
      why: [`asks for consent: "${text.slice(0, 80)}"${meaning.marketing ? ', bundled with mailings' : ''}`],
      confirms: false,
    };
  return null;
}

/** The role of one field by itself; neighbours have their say in field-order.ts, concealment in traps.ts. */
export function fieldRole(control: ControlSnapshot): RoleReading {
  const proof = captchaField(control);
  if (proof !== null) return { role: 'captcha', score: 20, why: [proof], confirms: false };
  const ticked = tick(control);
  if (ticked !== null) return ticked;
  const choice = control.tag === 'select' || control.type === 'radio' || control.type === 'checkbox';
  const evidence = [...fromMarkup(control), ...fromText(control), ...fromName(control)].filter(
    (one) => !choice || CHOICES.has(one.role),
  );
  const best = add(evidence);
  if (best === null || best.score < ENOUGH)
    return { role: 'other', score: 0, why: ['no word or mark names it'], confirms: false };
  const said = normalise(
    `${control.label} ${control.placeholder} ${control.before.split('\n').at(-1) ?? ''} ${nameWords(control.name)}`,
  );
  return { ...best, confirms: best.role === 'email' && CONFIRMATION.test(said) };
}
