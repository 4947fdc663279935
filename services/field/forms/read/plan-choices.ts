import { type Choice, chooseOption, chooseTitle, realOptions } from './choose-option.ts';
import { type FormPersona, personaValue } from './persona-values.ts';
import { act, block, leave, noAnswer, type PlanStep } from './plan-step.ts';
import type { FieldReading } from './read-form.ts';
import { requiredField } from './required-field.ts';
import { tickMeaning, tickWords } from './ticks.ts';

const NONE_WILL_DO = 'no option says what the persona says, and none is neutral';

/** The option to take: the persona's own words always, a neutral one only where an answer is required. */
function pick<T extends Choice>(field: FieldReading, options: readonly T[], persona: FormPersona, must: boolean) {
  if (field.special === 'salutation') {
    const title = chooseTitle(options, persona.salutation);
    return title !== null && (must || persona.salutation !== undefined) ? { option: title, why: 'a title' } : null;
  }
  const chosen = chooseOption(options, personaValue(field.role, persona), field.role);
  return chosen !== null && (must || chosen.why.includes('persona')) ? chosen : null;
}

export function planSelect(field: FieldReading, persona: FormPersona, must: boolean): PlanStep {
  const { options } = field.control;
  const open = options.filter((option) => !option.disabled);
  const chosen = pick(field, open, persona, must);
  if (chosen !== null) return act(field, 'select', chosen.option.value, `"${chosen.option.text}" ${chosen.why}`);
  if (realOptions(options).some((option) => option.selected && option.value !== '')) {
    return leave(field, 'keeps the option that is set');
  }
  return must ? block(field, 'unmapped_required_field', NONE_WILL_DO) : noAnswer(field, false);
}

/** One button of a radio question is chosen; the others are left. */
export function planRadio(
  field: FieldReading,
  fields: readonly FieldReading[],
  persona: FormPersona,
  stepping: boolean,
): PlanStep {
  if (field.concealment.kind !== 'open') return leave(field, 'not shown now');
  const question = sameName(field, fields).filter((other) => other.concealment.kind === 'open');
  if (question.some((other) => other.control.checked)) return leave(field, 'the question has its answer set');
  // A step of a quiz leads on only when its question is answered.
  const must = stepping || question.some((other) => requiredField(other.control));
  const options = question.map(({ control }) => ({
    value: control.key,
    text: tickWords(control).split('\n')[0] ?? '',
  }));
  const chosen = pick(field, options, persona, must);
  if (chosen === null) {
    return must && question[0] === field
      ? block(field, 'unmapped_required_field', NONE_WILL_DO)
      : noAnswer(field, false);
  }
  return chosen.option.value === field.control.key
    ? act(field, 'check', chosen.option.text, chosen.why)
    : leave(field, 'another answer was chosen');
}

const sameName = (field: FieldReading, fields: readonly FieldReading[]): FieldReading[] =>
  fields.filter(({ control }) => control.type === field.control.type && control.name === field.control.name);

/** Boxes of a wish list: none is ticked, unless one must be and says nothing in particular. */
export function planTick(field: FieldReading, fields: readonly FieldReading[], must: boolean): PlanStep {
  const list = field.control.name === '' ? [field] : sameName(field, fields);
  if (field.concealment.kind !== 'open') return leave(field, 'not shown now');
  if (!must || list.some((other) => other.control.checked)) return leave(field, 'a choice that is not required');
  const options = list.map(({ control }) => ({ value: control.key, text: tickWords(control) }));
  const chosen = chooseOption(options, null, field.role);
  if (chosen === null) return block(field, 'unmapped_required_field', 'a required tick that is not understood');
  return chosen.option.value === field.control.key
    ? act(field, 'check', chosen.option.text, chosen.why)
    : leave(field, 'another answer was chosen');
}

/** Exactly the consents that sending needs: those marked as required, or all pure ones where the form marks none. */
export function planConsent(field: FieldReading, fields: readonly FieldReading[], must: boolean): PlanStep {
  const { control, role } = field;
  const words = tickWords(control);
  if (role === 'marketing' || tickMeaning(words, `${control.name} ${control.id}`).marketing) {
    return planMailings(field, words, must);
  }
  if (control.checked) return act(field, 'leave', words, 'consent was ticked beforehand');
  if (must) return act(field, 'check', words, 'required consent');
  const marked = fields.some((other) => other.role === 'consent' && requiredField(other.control));
  return marked
    ? leave(field, 'a consent that sending does not need')
    : act(field, 'check', words, 'the form marks no consent as required, this one is pure');
}

function planMailings(field: FieldReading, words: string, must: boolean): PlanStep {
  if (must) {
    const why = `required, and agrees to mailings: "${words.slice(0, 160)}"`;
    return block(field, 'marketing_consent_bundled', why);
  }
  return field.control.checked
    ? act(field, 'uncheck', words, 'mailings were ticked beforehand')
    : leave(field, 'mailings are never agreed to');
}
