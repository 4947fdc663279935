import type { ControlSnapshot } from '../page/snapshot.ts';
import { fieldRole, type RoleReading } from './field-role.ts';

/**
 * Roles of all fields of a form, neighbours included: a name beside a family name is a first name, the only large
 * field that says nothing is the message, radio buttons of one question share its role.
 */
export function fieldRoles(controls: readonly ControlSnapshot[]): RoleReading[] {
  const roles = controls.map((control, at) => fieldRole(asOneQuestion(control, at, controls)));
  return shareQuestions(controls, givenNames(onlyMessage(controls, roles)));
}

/** Later buttons of a radio question carry the words that stand before the first one. */
function asOneQuestion(control: ControlSnapshot, at: number, controls: readonly ControlSnapshot[]): ControlSnapshot {
  if (control.type !== 'radio' || control.name === '') return control;
  const first = controls.slice(0, at).find((other) => other.type === 'radio' && other.name === control.name);
  return first === undefined ? control : { ...control, before: first.before };
}

function shareQuestions(controls: readonly ControlSnapshot[], roles: readonly RoleReading[]): RoleReading[] {
  return roles.map((role, at) => {
    const control = controls[at];
    if (control?.type !== 'radio' || control.name === '') return role;
    const first = controls.findIndex((other) => other.type === 'radio' && other.name === control.name);
    return roles[first] ?? role;
  });
}

function givenNames(roles: readonly RoleReading[]): RoleReading[] {
  const family = roles.some((one) => one.role === 'last_name');
  const names = roles.filter((one) => one.role === 'name');
  if (!family || names.length !== 1 || roles.some((one) => one.role === 'first_name')) return [...roles];
  return roles.map((one) =>
    one.role === 'name' ? { ...one, role: 'first_name', why: [...one.why, 'stands beside a family name'] } : one,
  );
}

function onlyMessage(controls: readonly ControlSnapshot[], roles: readonly RoleReading[]): RoleReading[] {
  if (roles.some((one) => one.role === 'message')) return [...roles];
  const large = controls.flatMap((control, at) =>
    control.tag === 'textarea' && (roles[at]?.role === 'other' || roles[at]?.role === 'subject') ? [at] : [],
  );
  const [only] = large;
  if (large.length !== 1 || only === undefined) return [...roles];
  return roles.map((one, at) =>
    at === only ? { ...one, role: 'message', why: [...one.why, 'the only large field'] } : one,
  );
}
