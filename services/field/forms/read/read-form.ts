import type { ControlSnapshot, FormSnapshot } from '../page/snapshot.ts';
import { fieldRoles } from './field-order.ts';
import type { RoleReading } from './field-role.ts';
import { formFacts, type PageContext } from './form-facts.ts';
import { formKind, type KindReading } from './form-kind.ts';
import type { FieldRole } from './roles.ts';
import { type Concealment, concealment, rulesOfTheForm } from './traps.ts';

/** One field as the rules understand it, with the reasons. */
export type FieldReading = {
  control: ControlSnapshot;
  role: FieldRole;
  confirms: boolean;
  concealment: Concealment;
  why: string[];
};
export type FormReading = { form: FormSnapshot; kind: KindReading; fields: FieldReading[] };

/** Reads one form: which fields are laid out for machines, what the others ask for, and what the form is for. */
export function readForm(form: FormSnapshot, page: PageContext): FormReading {
  const ofForm = rulesOfTheForm(form.controls);
  const hidden = form.controls.map((control) => concealment(control, ofForm));
  const asked = form.controls.filter((_, at) => hidden[at]?.kind !== 'trap');
  const roles = fieldRoles(asked);
  const fields = form.controls.map((control, at): FieldReading => {
    const found = hidden[at] ?? { kind: 'open' };
    const role = roles[asked.indexOf(control)];
    if (found.kind === 'trap' || role === undefined)
      return {
        control,
        role: 'honeypot',
        confirms: false,
        concealment: found,
        why: [found.kind === 'trap' ? found.why : 'not read'],
      };
    return {
      control,
      role: role.role,
      confirms: role.confirms,
      concealment: found,
      why: found.kind === 'inactive' ? [...role.why, found.why] : role.why,
    };
  });
  const readings = fields.map(
    (field): RoleReading => ({ role: field.role, score: 0, why: field.why, confirms: field.confirms }),
  );
  return { form, fields, kind: formKind(formFacts(form, readings, page)) };
}
