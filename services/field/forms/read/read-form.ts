import type { ControlSnapshot, FormSnapshot, HidingRule } from '../page/snapshot.ts';
import { fieldRoles } from './field-order.ts';
import { noRole, type RoleReading } from './field-role.ts';
import { formFacts, type PageContext } from './form-facts.ts';
import { formKind, type KindReading } from './form-kind.ts';
import { submitButton } from './submit-button.ts';
import { type Concealment, concealment, rulesOfTheForm } from './traps.ts';

/** One field as the rules understand it: its role with the reasons, and whether a person can see it. */
export type FieldReading = RoleReading & { control: ControlSnapshot; concealment: Concealment };
export type FormReading = {
  form: FormSnapshot;
  kind: KindReading;
  fields: FieldReading[];
  /** Hiding rules that hold for the whole form: a pop-up that is closed, a step that is not reached. */
  hiddenBy: HidingRule[];
};

/** Reads one form: which fields are laid out for machines, what the others ask for, and what the form is for. */
export function readForm(form: FormSnapshot, page: PageContext): FormReading {
  const ofForm = rulesOfTheForm(form.controls);
  const inSteps = submitButton(form.buttons)?.stepsOn === true;
  const hidden = new Map(form.controls.map((control) => [control, concealment(control, ofForm, inSteps)]));
  const asked = form.controls.filter((control) => hidden.get(control)?.kind !== 'trap');
  const roles = new Map(fieldRoles(asked).map((role, at) => [asked[at], role]));
  const fields = form.controls.map((control) => field(control, hidden.get(control), roles.get(control)));
  return { form, fields, kind: formKind(formFacts(form, fields, page)), hiddenBy: [...ofForm] };
}

function field(control: ControlSnapshot, hidden: Concealment | undefined, role: RoleReading | undefined): FieldReading {
  const found = hidden ?? { kind: 'open' };
  const reading = role ?? noRole;
  if (found.kind === 'trap') return { ...reading, role: 'honeypot', why: [found.why], control, concealment: found };
  const why = found.kind === 'inactive' ? [...reading.why, found.why] : reading.why;
  return { ...reading, why, control, concealment: found };
}
