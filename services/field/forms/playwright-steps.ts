import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { NotSentReason } from '../attempts/outcome.ts';
import type { FormEngine } from './discover/engines.ts';
import { fillForm, type Pace } from './playwright-fill.ts';
import { locate, readPage } from './playwright-page-reader.ts';
import { type ContactForm, sameFormAgain } from './read/choose-contact-form.ts';
import type { FormPersona } from './read/persona-values.ts';
import { type Fill, planFill } from './read/plan-fill.ts';

export type Stepped =
  | { kind: 'last'; form: ContactForm; fills: Fill[] }
  | { kind: 'stopped'; reason: NotSentReason; why: string };

/** What the steps need of the gate: it is told where a step begins and ends. */
type StepGate = { beginFilling: () => void; beginStep: (declared: boolean) => void };

const mostSteps = 12;
/** Engines that post every step to their server; with others a post before the last button is data that leaks. */
const postsSteps: ReadonlySet<FormEngine | null> = new Set(['gravity_forms', 'marquiz', 'typeform']);
const waits = { turn: 150, step: 3_000, click: 5_000 };

/** Answers the questions of a form in steps one after the other, until the button at the end is one that sends. */
export async function takeSteps(
  page: Page,
  gate: StepGate,
  first: ContactForm,
  persona: FormPersona,
  pace: Pace,
): Promise<Stepped> {
  const fills: Fill[] = [];
  let form = first;
  for (let step = 0; form.submit?.stepsOn === true; step += 1) {
    if (step === mostSteps) return { kind: 'stopped', reason: 'form_broken', why: `more than ${mostSteps} steps` };
    const plan = planFill(form, persona);
    if (plan.blocked !== null) return { kind: 'stopped', ...plan.blocked };
    const filled = await fillForm(page, plan, { ...pace, atLeastMs: 0 });
    if (filled.kind !== 'filled') {
      const reason = filled.kind === 'mask_rejected' ? 'mask_rejected' : 'form_broken';
      return { kind: 'stopped', reason, why: filled.why };
    }
    fills.push(...plan.fills.filter(({ action }) => action !== 'leave'));
    gate.beginStep(postsSteps.has(form.engine));
    const next = await onward(page, form);
    gate.beginFilling();
    if (next === null) return { kind: 'stopped', reason: 'form_broken', why: `step ${step + 1} does not lead on` };
    form = next;
  }
  return { kind: 'last', form, fills };
}

/** Presses the button and waits until other fields are asked for. */
async function onward(page: Page, form: ContactForm): Promise<ContactForm | null> {
  const button = form.submit === null ? null : locate(page, form.submit.button.key);
  const pressed = await button?.click({ timeout: waits.click }).then(
    () => true,
    () => false,
  );
  if (pressed !== true) return null;
  const end = performance.now() + waits.step;
  while (performance.now() < end) {
    await sleep(waits.turn);
    const next = await readPage(page).then(
      (snapshot) => sameFormAgain(snapshot, form.reading.form.key),
      () => null,
    );
    if (next !== null && asked(next) !== asked(form)) return next;
  }
  return null;
}

const asked = (form: ContactForm): string =>
  [
    ...form.reading.fields.filter(({ concealment }) => concealment.kind === 'open').map(({ control }) => control.key),
    form.submit?.button.key ?? '',
  ].join(' ');
