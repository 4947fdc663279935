import type { ContactForm } from './choose-contact-form.ts';
import { callbackOnly } from './choose-contact-form.ts';
import { chooseOption, realOptions } from './choose-option.ts';
import { type FormPersona, personaValue } from './persona-values.ts';
import type { FieldReading } from './read-form.ts';
import { requiredField } from './required-field.ts';
import type { FieldRole } from './roles.ts';
import { tickMeaning, tickWords } from './ticks.ts';

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
export type FillPlan = { fills: Fill[]; blocked: { reason: FillBlock; why: string } | null };

type Step = { fill: Fill } | { blocked: { reason: FillBlock; why: string }; fill: Fill };

/**
 * What to do with each field of a contact form, in their order. Nothing is invented: a required field without an answer
 * blocks the form. Traps keep their value, mailings are never agreed to, consents are ticked only where they are needed.
 */
export function planFill(form: ContactForm, persona: FormPersona): FillPlan {
  const { fields } = form.reading;
  const steps = fields.map((field, at) => planField(field, at, fields, persona));
  const blocks = steps.flatMap((step) => ('blocked' in step ? [step.blocked] : []));
  return { fills: steps.map((step) => step.fill), blocked: wholeForm(form) ?? blocks[0] ?? null };
}

function wholeForm(form: ContactForm): FillPlan['blocked'] {
  const captcha = form.captchas.find((one) => one.blocks);
  if (captcha !== undefined) return { reason: 'captcha', why: captcha.why };
  if (callbackOnly(form.reading))
    return { reason: 'form_only_callback', why: 'asks for a number to call and takes no message' };
  return form.submit === null ? { reason: 'form_broken', why: 'no button that sends can be seen' } : null;
}

function planField(field: FieldReading, at: number, fields: readonly FieldReading[], persona: FormPersona): Step {
  const { control, role } = field;
  const must = requiredField(control);
  if (field.concealment.kind === 'trap') return leave(field, `left as it is: ${field.concealment.why}`);
  if (field.concealment.kind === 'inactive')
    return must && control.tag === 'select' && control.value === ''
      ? block(field, 'unmapped_required_field')
      : leave(field, field.concealment.why);
  if (control.disabled || control.readOnly) return leave(field, 'cannot be changed');
  if (role === 'captcha') return leave(field, 'a captcha is never answered');
  if (control.type === 'checkbox' && (role === 'consent' || role === 'marketing'))
    return planConsent(field, fields, must);
  if (control.type === 'radio') return planRadio(field, at, fields, persona);
  if (control.type === 'checkbox') return planTick(field, fields, must);
  if (control.tag === 'select') return planSelect(field, persona, must);
  return planText(field, persona, must);
}

function planText(field: FieldReading, persona: FormPersona, must: boolean): Step {
  const { control, role } = field;
  if (field.phonePart) {
    return must ? block(field, 'unmapped_required_field', SPLIT) : leave(field, SPLIT);
  }
  const answer = role === 'deadline' && control.type === 'date' ? null : personaValue(role, persona);
  const value = answer !== null && control.type === 'number' ? answer.replace(/\D/gu, '') : answer;
  if (value === null || value === '')
    return must && control.value === '' ? block(field, 'unmapped_required_field') : leave(field, answerless(role));
  if (control.maxLength !== null && value.length > control.maxLength && role !== 'phone') {
    return must || role === 'message'
      ? block(field, 'form_broken', `takes ${control.maxLength} characters, the answer has ${value.length}`)
      : leave(field, 'the answer does not fit');
  }
  return { fill: fill(field, 'type', value, field.why.join('; ')) };
}

const SPLIT = 'the number is split over several boxes, and where is not said';
const answerless = (role: FieldRole): string =>
  role === 'other' ? 'not understood and not required' : 'the persona has no answer, and none is required';

function planSelect(field: FieldReading, persona: FormPersona, must: boolean): Step {
  const { control, role } = field;
  const chosen = chooseOption(
    control.options.filter((option) => !option.disabled),
    personaValue(role, persona),
    role,
  );
  if (chosen !== null && (must || chosen.why.includes('persona')))
    return { fill: fill(field, 'select', chosen.option.value, `"${chosen.option.text}" ${chosen.why}`) };
  const preset = realOptions(control.options).some((option) => option.selected && option.value !== '');
  if (must && !preset)
    return block(field, 'unmapped_required_field', 'no option says what the persona says, and none is neutral');
  return leave(field, preset ? 'keeps the option that is set' : answerless(role));
}

/** One button of a radio question is chosen; the others are left. */
function planRadio(field: FieldReading, at: number, fields: readonly FieldReading[], persona: FormPersona): Step {
  const { control, role } = field;
  const question = fields.filter(
    (other) =>
      other.control.type === 'radio' && other.control.name === control.name && other.concealment.kind === 'open',
  );
  const must = question.some((other) => requiredField(other.control));
  if (question.some((other) => other.control.checked)) return leave(field, 'the question has its answer set');
  const options = question.map((other) => ({
    value: other.control.key,
    text: other.control.label || (other.control.after.split('\n')[0] ?? ''),
  }));
  const chosen = chooseOption(options, personaValue(role, persona), role);
  const isFirst =
    fields.findIndex((other) => other.control.type === 'radio' && other.control.name === control.name) === at;
  if (chosen === null)
    return must && isFirst
      ? block(field, 'unmapped_required_field', 'no option says what the persona says, and none is neutral')
      : leave(field, answerless(role));
  if (!must && !chosen.why.includes('persona')) return leave(field, answerless(role));
  return chosen.option.value === control.key
    ? { fill: fill(field, 'check', chosen.option.text, chosen.why) }
    : leave(field, 'another answer was chosen');
}

function planTick(field: FieldReading, fields: readonly FieldReading[], must: boolean): Step {
  const group = fields.filter(
    (other) =>
      other.control.type === 'checkbox' && other.control.name !== '' && other.control.name === field.control.name,
  );
  if (!must || field.control.checked || group.some((other) => other.control.checked))
    return leave(field, 'a choice that is not required');
  const chosen = chooseOption(
    group.map((other) => ({ value: other.control.key, text: other.control.label })),
    null,
    field.role,
  );
  if (chosen?.option.value === field.control.key) return { fill: fill(field, 'check', chosen.option.text, chosen.why) };
  return chosen !== null
    ? leave(field, 'another answer was chosen')
    : block(field, 'unmapped_required_field', 'a required tick that is not understood');
}

/** Exactly the consents that sending needs: those marked as required, or all pure ones where the form marks none. */
function planConsent(field: FieldReading, fields: readonly FieldReading[], must: boolean): Step {
  const { control, role } = field;
  const words = tickWords(control);
  const meaning = tickMeaning(words, `${control.name} ${control.id}`);
  if (role === 'marketing' || meaning.marketing) {
    if (must)
      return block(field, 'marketing_consent_bundled', `required, and agrees to mailings: "${words.slice(0, 160)}"`);
    return control.checked
      ? { fill: fill(field, 'uncheck', words, 'mailings were ticked beforehand') }
      : leave(field, 'mailings are never agreed to');
  }
  if (control.checked) return { fill: fill(field, 'leave', words, 'consent was ticked beforehand') };
  const marked = fields.some((other) => other.role === 'consent' && requiredField(other.control));
  return must || !marked
    ? {
        fill: fill(
          field,
          'check',
          words,
          must ? 'required consent' : 'the form marks no consent as required, this one is pure',
        ),
      }
    : leave(field, 'a consent that sending does not need');
}

function fill(field: FieldReading, action: FillAction, value: string, why: string): Fill {
  const { control } = field;
  const clickKey = control.hiddenBy.length > 0 ? control.labelKey : null;
  return { key: control.key, clickKey, name: control.name || control.id, role: field.role, action, value, why };
}

const leave = (field: FieldReading, why: string): Step => ({
  fill: fill(field, 'leave', field.control.value.slice(0, 80), why),
});

function block(field: FieldReading, reason: FillBlock, why = 'required, and the persona has no answer'): Step {
  const words =
    [field.control.label, field.control.placeholder, field.control.name].find((text) => text !== '') ??
    field.control.key;
  return { fill: fill(field, 'leave', '', why), blocked: { reason, why: `"${words.slice(0, 80)}": ${why}` } };
}
