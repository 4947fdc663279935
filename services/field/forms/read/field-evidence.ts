import type { ControlSnapshot } from '../page/snapshot.ts';
import type { FieldRole } from './roles.ts';
import { MORE_VOCABULARY, type RoleWords, VOCABULARY } from './vocabulary.ts';
import { nameWords, normalise, ownName } from './words.ts';

/** One thing that speaks for a role, and how much it weighs. */
export type Evidence = { role: FieldRole; points: number; why: string };
type Source = { where: string; text: string; points: number };

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
/** Class names and data attributes by which engines say what a field is. */
const MARKS: readonly (readonly [RegExp, FieldRole])[] = [
  [
    /wpcf7-email|(?:elementor-field-type|wpforms-field|nf-field|frm_|ginput_container)[-_]?email|tilda-rule=email|t-input-group_em|b24-form-field-email|fs-webform-email/u,
    'email',
  ],
  [
    /wpcf7-tel|(?:elementor-field-type|wpforms-field|ginput_container)[-_](?:tel|phone)|tilda-rule=phone|t-input-group_ph|phonemask|data-inputmask=.*\+?\d[\s(]|b24-form-field-phone|(?:^|[\s_-])iti(?:[\s_-]|$)/u,
    'phone',
  ],
  [/wpcf7-textarea|elementor-field-type-textarea|wpforms-field-textarea|t-input-group_ta/u, 'message'],
  [/wpforms-field-name|tilda-rule=name|t-input-group_nm|b24-form-field-name/u, 'name'],
  [/t-input-group_ur|wpforms-field-url/u, 'site'],
];
const WORDS: readonly RoleWords[] = [...VOCABULARY, ...MORE_VOCABULARY];

/** Everything a person can read about the field, each piece weighed by how near it stands. */
function sources(control: ControlSnapshot): Source[] {
  const pieces = control.before
    .split('\n')
    .filter((piece) => /[\p{L}№]/u.test(normalise(piece).replace(/\([^)]*\)/gu, '')));
  const choice = control.type === 'radio' || control.type === 'checkbox';
  const label = choice ? control.group : control.label;
  const named = choice ? label !== '' : label !== '' || control.ariaLabel !== '' || control.placeholder !== '';
  // In a table with a head row the words right before the first field are those of the last column.
  const headed = !named && control.above !== '';
  const list: Source[] = [
    { where: 'label', text: label, points: 9 },
    { where: 'aria-label', text: control.ariaLabel, points: 8 },
    { where: 'placeholder', text: control.placeholder, points: 8 },
    { where: 'text before', text: pieces.at(-1) ?? '', points: named ? 2 : headed ? 3 : 8 },
    { where: 'text before that', text: pieces.at(-2) ?? '', points: named || headed ? 0 : 3 },
    { where: 'cell above', text: control.above, points: headed ? 8 : 1 },
    { where: 'title', text: control.title, points: 4 },
    { where: 'preset text', text: named || choice ? '' : presetText(control), points: 6 },
    { where: 'first option', text: control.options[0]?.text ?? '', points: named || pieces.length > 0 ? 1 : 5 },
  ];
  return list.filter((source) => source.text !== '' && source.points > 0);
}

/** Old forms write the name of a field into it. */
const presetText = (control: ControlSnapshot): string =>
  control.type === 'text' || control.tag === 'textarea' ? control.value : '';

/** A word deep in a long text explains more often than it names. */
function worth(text: string, at: number, points: number): number {
  if (at > 60) return points * 0.3;
  if (at > 28 || text.length > 140) return points * 0.6;
  return text.length < 40 ? points : points * 0.9;
}

export function fromText(control: ControlSnapshot): Evidence[] {
  const found: Evidence[] = [];
  for (const source of sources(control)) {
    const text = normalise(source.text).slice(0, 240);
    for (const words of WORDS) {
      const match = words.text.exec(text);
      if (match === null || words.notText?.test(text) === true) continue;
      const points = worth(text, match.index, source.points);
      found.push({ role: words.role, points, why: `${source.where} "${match[0]}"` });
    }
  }
  return found;
}

/**
 * What the markup calls the field. "Text" or "project" names a message only where a long answer fits: in a single line
 * such a name is too common to mean anything.
 */
export function fromName(control: ControlSnapshot): Evidence[] {
  const found: Evidence[] = [];
  for (const [where, raw] of [
    ['name', control.name],
    ['id', control.id],
  ] as const) {
    const text = ownName(raw);
    if (text === '') continue;
    for (const words of WORDS) {
      const match = words.name.exec(text);
      if (match === null || words.notName?.test(nameWords(raw)) === true) continue;
      const full = match[0].length === text.length ? 6 : 4;
      const share = (where === 'id' ? 0.6 : 1) * (words.role === 'message' && control.tag === 'input' ? 0.4 : 1);
      found.push({ role: words.role, points: full * share, why: `${where} "${match[0]}"` });
    }
  }
  return found;
}

export function fromMarkup(control: ControlSnapshot): Evidence[] {
  const found: Evidence[] = [];
  const complete = control.autocomplete.split(/\s+/u).at(-1) ?? '';
  const hinted = AUTOCOMPLETE[complete];
  if (hinted !== undefined) found.push({ role: hinted, points: 12, why: `autocomplete "${complete}"` });
  const typed = BY_TYPE[control.type];
  if (typed !== undefined) found.push({ role: typed[0], points: typed[1], why: `type ${control.type}` });
  if (control.inputMode === 'email') found.push({ role: 'email', points: 5, why: 'inputmode email' });
  if (control.inputMode === 'tel') found.push({ role: 'phone', points: 5, why: 'inputmode tel' });
  const marks = `${control.classes} ${control.wrapper} ${control.dataMarks}`.toLowerCase();
  for (const [mark, role] of MARKS) {
    if (mark.test(marks)) found.push({ role, points: 5, why: `marked as ${role} by its engine` });
  }
  return found;
}
