import { type ContactForm, callbackOnly } from './choose-contact-form.ts';
import { type FormPersona, personaValue } from './persona-values.ts';
import { planConsent, planRadio, planSelect, planTick } from './plan-choices.ts';
import { act, type Blocked, block, type Fill, leave, noAnswer, type PlanStep } from './plan-step.ts';
import type { FieldReading } from './read-form.ts';
import { requiredField } from './required-field.ts';

export type { Fill } from './plan-step.ts';
export type FillPlan = { fills: Fill[]; blocked: Blocked | null };

/**
 * What to do with each field of a contact form, in their order. Nothing is invented: a required field without an answer
 * blocks the form. Traps keep their value, mailings are never agreed to, consents are ticked only where they are needed.
 */
export function planFill(form: ContactForm, persona: FormPersona): FillPlan {
  const { fields } = form.reading;
  const letter = fieldOfLetter(fields);
  const stepping = form.submit?.stepsOn === true;
  const steps = fields.map((field) => planField(field, fields, persona, { letter, stepping }));
  const blocked = wholeForm(form) ?? steps.find((step) => step.blocked !== undefined)?.blocked ?? null;
  return { fills: steps.map((step) => step.fill), blocked };
}

function wholeForm(form: ContactForm): Blocked | null {
  const captcha = form.captchas.find((one) => one.blocks);
  if (captcha !== undefined) return { reason: 'captcha', why: captcha.why };
  if (callbackOnly(form.reading)) {
    return { reason: 'form_only_callback', why: 'asks for a number to call and takes no message' };
  }
  return form.submit === null ? { reason: 'form_broken', why: 'no button that sends can be seen' } : null;
}

/** Briefs have many large fields: the letter goes into the one whose words ask for it most clearly. */
function fieldOfLetter(fields: readonly FieldReading[]): FieldReading | null {
  const asking = fields.filter((field) => field.role === 'message' && field.concealment.kind === 'open');
  return asking.reduce<FieldReading | null>(
    (best, one) => (best === null || one.score > best.score ? one : best),
    null,
  );
}

function planField(
  field: FieldReading,
  fields: readonly FieldReading[],
  persona: FormPersona,
  { letter, stepping }: { letter: FieldReading | null; stepping: boolean },
): PlanStep {
  const { control, role, concealment } = field;
  const must = requiredField(control);
  if (concealment.kind === 'trap') return leave(field, `left as it is: ${concealment.why}`);
  if (concealment.kind === 'inactive') {
    // A list that scripts draw anew cannot be set by a person's hand: only its preset value can go along.
    return must && !stepping && control.tag === 'select' && control.value === ''
      ? noAnswer(field, true)
      : leave(field, concealment.why);
  }
  if (control.disabled || control.readOnly) return leave(field, 'cannot be changed');
  if (role === 'captcha') return leave(field, 'a captcha is never answered');
  if (control.type === 'radio') return planRadio(field, fields, persona, stepping);
  if (control.type === 'checkbox') {
    const asksConsent = role === 'consent' || role === 'marketing';
    return asksConsent
      ? planConsent(field, fields, must)
      : planTick(field, fields, must || (stepping && onlyTicks(fields)));
  }
  if (control.tag === 'select') return planSelect(field, persona, must);
  if (role === 'message' && field !== letter) return noAnswer(field, must && control.value === '');
  return planText(field, persona, must);
}

/** A step of tiles of which several may be taken: without one it does not go on. */
function onlyTicks(fields: readonly FieldReading[]): boolean {
  const open = fields.filter(({ concealment }) => concealment.kind === 'open');
  return open.length > 1 && open.every(({ control }) => control.type === 'checkbox');
}

const SPLIT = 'the number is split over several boxes, and where is not said';

function planText(field: FieldReading, persona: FormPersona, must: boolean): PlanStep {
  const { control, role, special } = field;
  if (special === 'phone_part') return must ? block(field, 'unmapped_required_field', SPLIT) : leave(field, SPLIT);
  const answer = role === 'deadline' && control.type === 'date' ? null : personaValue(role, persona);
  const value = answer !== null && control.type === 'number' ? answer.replace(/\D/gu, '') : answer;
  if (value === null || value === '') return noAnswer(field, must && control.value === '');
  if (control.maxLength === null || value.length <= control.maxLength || role === 'phone') {
    return act(field, 'type', value, field.why.join('; '));
  }
  const why = `takes ${control.maxLength} characters, the answer has ${value.length}`;
  return must || role === 'message' ? block(field, 'form_broken', why) : leave(field, why);
}
