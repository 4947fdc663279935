import type { ControlSnapshot } from '../page/snapshot.ts';
import { fieldRole, type RoleReading } from './field-role.ts';
import type { FieldRole } from './roles.ts';

/**
 * Roles of all fields of a form, neighbours included: a name beside a family name is a first name, the only large
 * field that says nothing is the message, radio buttons of one question share its role.
 */
export function fieldRoles(controls: readonly ControlSnapshot[]): RoleReading[] {
  const follow = labelsFollow(controls);
  const roles = controls.map((control, at) => fieldRole(readAs(control, at, controls, follow)));
  return [onlyMessage, phoneParts, halfNames, shareQuestions].reduce((found, rule) => rule(controls, found), roles);
}

const isTyped = (control: ControlSnapshot): boolean => /^(?:text|email|tel|url|number|textarea)$/u.test(control.type);
const unnamed = (control: ControlSnapshot): boolean =>
  control.label === '' && control.ariaLabel === '' && control.placeholder === '';

/** Some forms write the words behind the field: nothing stands before the first one, and something after the last. */
function labelsFollow(controls: readonly ControlSnapshot[]): boolean {
  const typed = controls.filter((control) => isTyped(control) && unnamed(control));
  const [first] = typed;
  const last = typed.at(-1);
  if (first === undefined || last === undefined || typed.length < 2 || first !== controls.find(isTyped)) return false;
  return !/\p{L}/u.test(first.before) && /\p{L}/u.test(first.after) && /\p{L}/u.test(last.after);
}

function readAs(
  control: ControlSnapshot,
  at: number,
  controls: readonly ControlSnapshot[],
  follow: boolean,
): ControlSnapshot {
  if (follow && isTyped(control) && unnamed(control)) return { ...control, before: control.after, after: '' };
  if (control.type !== 'radio' || control.name === '') return control;
  // Later buttons of a question carry the words that stand before the first one.
  const first = controls.slice(0, at).find((other) => other.type === 'radio' && other.name === control.name);
  return first === undefined ? control : { ...control, before: first.before };
}

type Rule = (controls: readonly ControlSnapshot[], roles: readonly RoleReading[]) => RoleReading[];

const as = (one: RoleReading, role: FieldRole, why: string): RoleReading => ({ ...one, role, why: [...one.why, why] });

const shareQuestions: Rule = (controls, roles) =>
  roles.map((role, at) => {
    const control = controls[at];
    if (control?.type !== 'radio' || control.name === '') return role;
    return roles[controls.findIndex((other) => other.type === 'radio' && other.name === control.name)] ?? role;
  });

/** "Name" means one half of it where the other half has a field of its own ("Vorname" and "Name", "Имя" and "Фамилия"). */
const halfNames: Rule = (_, roles) => {
  const has = (role: FieldRole): boolean => roles.some((one) => one.role === role);
  if (roles.filter((one) => one.role === 'name').length !== 1 || has('first_name') === has('last_name'))
    return [...roles];
  const half = has('last_name') ? 'first_name' : 'last_name';
  return roles.map((one) =>
    one.role === 'name' ? as(one, half, 'the other half of the name has its own field') : one,
  );
};

/** Boxes without any words right behind a telephone number hold the rest of it. */
const phoneParts: Rule = (controls, roles) => {
  const found = [...roles];
  controls.forEach((control, at) => {
    const here = found[at];
    const silent = unnamed(control) && control.title === '' && !/\p{L}/u.test(control.before);
    if (here?.role === 'other' && control.type === 'text' && silent && found[at - 1]?.role === 'phone') {
      found[at] = { ...as(here, 'phone', 'continues the number before it'), special: 'phone_part' };
      found[at - 1] = { ...(found[at - 1] ?? here), special: 'phone_part' };
    }
  });
  return found;
};

/** A large field is written into, whatever its words ask for: "What do you need?" over a list is another question. */
const onlyMessage: Rule = (controls, roles) => {
  if (roles.some((one) => one.role === 'message')) return [...roles];
  const large = roles.filter(
    (one, at) => controls[at]?.tag === 'textarea' && /^(?:other|subject|service)$/u.test(one.role),
  );
  const [only] = large;
  return roles.map((one) => (large.length === 1 && one === only ? as(one, 'message', 'the only large field') : one));
};
