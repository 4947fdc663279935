import type { ControlSnapshot, FormSnapshot } from '../page/snapshot.ts';
import type { RoleReading } from './field-role.ts';
import type { FieldRole } from './roles.ts';
import { nameWords, normalise } from './words.ts';

/** What the kind of a form is judged by: counts of what can be filled, and its texts by where they stand. */
export type FormFacts = {
  passwords: number;
  /** Fields a person types into. */
  typed: number;
  areas: number;
  radios: number;
  ticks: number;
  selects: number;
  files: number;
  searchBoxes: number;
  roles: Readonly<Record<string, number>>;
  post: boolean;
  /** What the site calls the form in its markup: id, name, class, address it is sent to, hidden fields. */
  markup: string;
  action: string;
  hidden: string;
  /** Marks of the elements around the form. */
  around: string;
  heading: string;
  submit: string;
  text: string;
  names: string;
  /** The same of the fields a person types into. */
  typedNames: string;
  /** Title and address of the page. */
  page: string;
};

export type PageContext = { url: string; title: string };

const isTyped = (control: ControlSnapshot): boolean =>
  control.tag === 'textarea' ||
  control.tag === 'editable' ||
  /^(?:text|email|tel|url|search|number|date|password|month|datetime-local)$/u.test(control.type);

/** Gathers the facts of one form. Traps do not count: they are there for machines. */
export function formFacts(
  form: FormSnapshot,
  roles: readonly Pick<RoleReading, 'role'>[],
  page: PageContext,
): FormFacts {
  const open = form.controls.filter((_, at) => roles[at]?.role !== 'honeypot' && roles[at]?.role !== 'captcha');
  const count = (test: (control: ControlSnapshot) => boolean): number => open.filter(test).length;
  const tally: Record<string, number> = {};
  roles.forEach((one, at) => {
    const radioAgain =
      form.controls[at]?.type === 'radio' &&
      form.controls.findIndex((other) => other.type === 'radio' && other.name === form.controls[at]?.name) !== at;
    if (!radioAgain) tally[one.role] = (tally[one.role] ?? 0) + 1;
  });
  const submits = form.buttons.filter(
    (button) => button.type === 'submit' || button.type === 'image' || button.type === 'button',
  );
  const buttons = submits.length > 0 ? submits : form.buttons;
  return {
    passwords: count((control) => control.type === 'password'),
    typed: count(isTyped),
    areas: count((control) => control.tag === 'textarea'),
    radios: new Set(open.filter((control) => control.type === 'radio').map((control) => control.name)).size,
    ticks: count((control) => control.type === 'checkbox'),
    selects: count((control) => control.tag === 'select'),
    files: count((control) => control.type === 'file'),
    searchBoxes: count(
      (control) =>
        control.type === 'search' ||
        /^(?:q|s|query|search|searchword|keywords?|suche|poisk|term|find|k|kw|sq|search_?\p{L}*|\p{L}*_?search)$/iu.test(
          control.name,
        ) ||
        /search|поиск|искать|suche|найти|buscar|recherche|zoeken/iu.test(control.placeholder),
    ),
    roles: tally,
    post: form.method === 'post',
    markup: nameWords(`${form.id} ${form.name} ${form.classes} ${form.role}`),
    action: form.action
      .toLowerCase()
      .replace(/^https?:\/\/[^/]+/u, '')
      .slice(0, 300),
    hidden: nameWords(
      form.hiddenFields
        .map((field) => `${field.name} ${field.value.length < 40 ? field.value : ''}`)
        .join(' ')
        .slice(0, 1500),
    ),
    around: nameWords(form.ancestors.slice(0, 500)),
    heading: normalise(form.heading),
    submit: normalise(
      buttons.map((button) => `${button.text} ${button.type === 'image' ? button.name : ''}`).join(' | '),
    ).slice(0, 300),
    text: normalise(form.text).slice(0, 3000),
    names: nameWords(
      form.controls
        .map((control) => `${control.name} ${control.id}`)
        .join(' ')
        .slice(0, 1500),
    ),
    typedNames: nameWords(
      open
        .filter(isTyped)
        .map((control) => `${control.name} ${control.id}`)
        .join(' ')
        .slice(0, 1500),
    ),
    page: `${normalise(page.title)} ${pathWords(page.url)}`,
  };
}

function pathWords(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/iu, '').replace(/^file:.*/u, '');
  return nameWords(decodeSafely(path).slice(0, 200));
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export const roleCount = (facts: Pick<FormFacts, 'roles'>, ...roles: FieldRole[]): number =>
  roles.reduce((sum, role) => sum + (facts.roles[role] ?? 0), 0);
