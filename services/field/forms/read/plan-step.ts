import type { FieldReading } from './read-form.ts';
import type { FieldRole } from './roles.ts';

export type FillAction = 'type' | 'select' | 'check' | 'uncheck' | 'leave';
export type Fill = {
  key: string;
  /** What to click instead of the control itself, for tick boxes that only their label shows. */
  clickKey: string | null;
  name: string;
  role: FieldRole;
  action: FillAction;
  /** Text to type, or value of the option to select; for ticks the words that were agreed to. */
  value: string;
  why: string;
};
/** Reasons of forms.md A.9 that are known before anything is typed. */
export type FillBlock =
  | 'captcha'
  | 'unmapped_required_field'
  | 'marketing_consent_bundled'
  | 'form_only_callback'
  | 'form_broken';
export type Blocked = { reason: FillBlock; why: string };
/** What one field adds to the plan; a field that blocks the form is left alone as well. */
export type PlanStep = { fill: Fill; blocked?: Blocked };

export function act(field: FieldReading, action: FillAction, value: string, why: string): PlanStep {
  const { control } = field;
  const clickKey = control.hiddenBy.length > 0 ? control.labelKey : null;
  return {
    fill: { key: control.key, clickKey, name: control.name || control.id, role: field.role, action, value, why },
  };
}

export const leave = (field: FieldReading, why: string): PlanStep =>
  act(field, 'leave', field.control.value.slice(0, 80), why);

export function block(field: FieldReading, reason: FillBlock, why: string): PlanStep {
  const { label, placeholder, name, key } = field.control;
  const words = [label, placeholder, name].find((text) => text !== '') ?? key;
  return { ...act(field, 'leave', '', why), blocked: { reason, why: `"${words.slice(0, 80)}": ${why}` } };
}

export const noAnswer = (field: FieldReading, must: boolean): PlanStep =>
  must
    ? block(field, 'unmapped_required_field', 'required, and the persona has no answer')
    : leave(field, field.role === 'other' ? 'not understood and not required' : 'no answer, and none is required');
