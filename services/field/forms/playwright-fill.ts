import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright';
import { locate } from './playwright-page-reader.ts';
import type { Fill, FillPlan } from './read/plan-fill.ts';

/** Machine milliseconds: how fast a person types, and how long a form is worked on at least (time traps start at the first key). */
export type Pace = { keyMs: number; maskKeyMs: number; betweenFieldsMs: number; atLeastMs: number };

export const humanPace: Pace = { keyMs: 12, maskKeyMs: 45, betweenFieldsMs: 120, atLeastMs: 3_300 };

export type Filled = { kind: 'filled' } | { kind: 'mask_rejected'; why: string } | { kind: 'field_lost'; why: string };

/** Longer texts are pasted, as a person pastes a prepared brief. */
const longestTyped = 60;
const actionTimeoutMs = 5_000;

/** Carries out a plan field by field in the order of the form and reads back what was typed. */
export async function fillForm(page: Page, plan: FillPlan, pace: Pace): Promise<Filled> {
  const began = performance.now();
  for (const fill of plan.fills) {
    if (fill.action === 'leave') continue;
    const done = await fillField(page, fill, pace);
    if (done.kind !== 'filled') return done;
    await sleep(pace.betweenFieldsMs);
  }
  // What a page does when a field is left, it shall do now: after the click it would pass for the submission.
  const last = plan.fills.findLast(({ action }) => action !== 'leave');
  if (last !== undefined)
    await locate(page, last.key)
      ?.blur({ timeout: actionTimeoutMs })
      .catch(() => undefined);
  await sleep(Math.max(pace.betweenFieldsMs, pace.atLeastMs - (performance.now() - began)));
  return { kind: 'filled' };
}

async function fillField(page: Page, fill: Fill, pace: Pace): Promise<Filled> {
  const field = locate(page, fill.key);
  if (field === null) return { kind: 'field_lost', why: fill.name };
  await field.scrollIntoViewIfNeeded({ timeout: actionTimeoutMs }).catch(() => undefined);
  switch (fill.action) {
    case 'type':
      return fill.role === 'phone' ? typePhone(field, fill, pace) : typeText(page, field, fill, pace);
    case 'select':
      await field.selectOption(fill.value, { timeout: actionTimeoutMs });
      return { kind: 'filled' };
    case 'check':
    case 'uncheck':
      return setTick(page, field, fill);
    case 'leave':
      return { kind: 'filled' };
    default:
      return fill.action satisfies never;
  }
}

async function typeText(page: Page, field: Locator, fill: Fill, pace: Pace): Promise<Filled> {
  await field.click({ timeout: actionTimeoutMs });
  await field.fill('');
  if (fill.value.length <= longestTyped) await field.pressSequentially(fill.value, { delay: pace.keyMs });
  else await page.keyboard.insertText(fill.value);
  const kept = await keptIn(field);
  if (squeezed(kept) !== squeezed(fill.value)) await field.fill(fill.value);
  const final = await keptIn(field);
  return squeezed(final) === squeezed(fill.value)
    ? { kind: 'filled' }
    : { kind: 'mask_rejected', why: `"${fill.name}" does not keep what is typed` };
}

/** Masks differ in which part of a number they write themselves: try national digits, then +7…, then 8…, reading back each time. */
async function typePhone(field: Locator, fill: Fill, pace: Pace): Promise<Filled> {
  const digits = fill.value.replace(/\D/g, '');
  const national = digits.slice(-10);
  for (const variant of [national, `+${digits}`, `8${national}`]) {
    await field.click({ timeout: actionTimeoutMs });
    await field.press('ControlOrMeta+A');
    await field.press('Delete');
    await field.press('End');
    await field.pressSequentially(variant, { delay: pace.maskKeyMs });
    if (samePhone(await keptIn(field), digits)) return { kind: 'filled' };
  }
  return { kind: 'mask_rejected', why: `"${fill.name}" keeps no spelling of the number` };
}

/** Equal national numbers; a bare national number without its country is accepted only where nothing else was kept. */
export function samePhone(kept: string, digits: string): boolean {
  const found = kept.replace(/\D/g, '');
  if (found === digits || found === `8${digits.slice(-10)}`) return true;
  return found === digits.slice(-10);
}

async function setTick(page: Page, field: Locator, fill: Fill): Promise<Filled> {
  const wanted = fill.action === 'check';
  const label = fill.clickKey === null ? null : locate(page, fill.clickKey);
  if ((await field.isChecked({ timeout: actionTimeoutMs })) === wanted) return { kind: 'filled' };
  // Labels hold links to documents: the left edge is where their box is drawn.
  if (label !== null) await label.click({ position: { x: 4, y: 8 }, timeout: actionTimeoutMs });
  else await field.setChecked(wanted, { timeout: actionTimeoutMs });
  return (await field.isChecked()) === wanted
    ? { kind: 'filled' }
    : { kind: 'field_lost', why: `"${fill.name}" cannot be ticked` };
}

/** Value of an input, or the text of an editable element. */
async function keptIn(field: Locator): Promise<string> {
  const limit = { timeout: actionTimeoutMs };
  return field.inputValue(limit).catch(async () => (await field.textContent(limit)) ?? '');
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
