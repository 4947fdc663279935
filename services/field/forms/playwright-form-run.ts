import type { Browser, BrowserContext, Page } from 'playwright';
import { messageOf } from '../../platform/errors.ts';
import type { NotSentReason, Outcome } from '../attempts/outcome.ts';
import { judgeSubmission } from './judge/judge-submission.ts';
import { markersOf } from './marker.ts';
import type { PageSnapshot } from './page/snapshot.ts';
import { openContext, type ProxyAccess } from './playwright-context.ts';
import { fillForm, humanPace, type Pace } from './playwright-fill.ts';
import { findContactForm } from './playwright-find.ts';
import { type Gate, installGate } from './playwright-gate.ts';
import type { HeldRequest } from './playwright-held-request.ts';
import { observe } from './playwright-observe.ts';
import { locate, readPage } from './playwright-page-reader.ts';
import { takeSteps } from './playwright-steps.ts';
import type { ContactForm } from './read/choose-contact-form.ts';
import type { FormPersona } from './read/persona-values.ts';
import { type FillPlan, planFill } from './read/plan-fill.ts';

/** What a run needs from outside: the browser, the only way out, a place for evidence, and the ledger's word. */
export type FormRunDeps = {
  browser: Browser;
  proxy: ProxyAccess;
  keep: (kind: string, mediaType: string, bytes: Buffer) => Promise<void>;
  /** Commits `prepared`. False: the attempt is no longer ours. */
  prepared: (detail: Record<string, unknown>) => Promise<boolean>;
  /** Commits `armed` while the request is held. False: nothing may leave. */
  arm: (held: HeldRequest) => Promise<boolean>;
  /** Commits a post of a step, or one that the engine's answer ordered, before it leaves. False: it does not. */
  record: (kind: 'step' | 'repost', held: HeldRequest) => Promise<boolean>;
  /** Aborted when the run must end at once, unless its request has left: then it is watched to its end. */
  lost?: AbortSignal;
  /** How fast the form is worked on; left out, as fast as a person. */
  pace?: Pace;
};

export type FormOrder = { siteUrl: string; persona: FormPersona };
export type FormRun = { outcome: Outcome; detail: Record<string, unknown>; foundAddress?: string | undefined };

/**
 * One attempt by form in a fresh context: find the form, fill it, hold the request, arm, let it go once, judge. Every path ends
 * with an outcome; only a broken browser throws.
 */
export async function runForm(deps: FormRunDeps, order: FormOrder, language: string): Promise<FormRun> {
  const context = await openContext(deps.browser, deps.proxy, language);
  try {
    return await runInContext(deps, order, context);
  } finally {
    await context.close().catch(() => undefined);
  }
}

async function runInContext(deps: FormRunDeps, order: FormOrder, context: BrowserContext): Promise<FormRun> {
  const { persona } = order;
  const markers = markersOf({ alias: persona.email, phoneE164: persona.phoneE164, body: persona.message });
  const gate = await installGate(context, { markers, arm: deps.arm, record: deps.record });
  const leave = (): void => {
    if (gate.holding()) return;
    // On a busy machine closing takes its time; the gate is shut at once.
    gate.halt();
    void context.close().catch(() => undefined);
  };
  deps.lost?.addEventListener('abort', leave, { once: true });
  if (deps.lost?.aborted === true) leave();
  try {
    return await runBehind(gate, deps, order, context).then(
      (run) => lettingGo(gate, deps) ?? run,
      (thrown) => {
        const letGo = lettingGo(gate, deps);
        if (letGo === null) throw thrown;
        return letGo;
      },
    );
  } finally {
    deps.lost?.removeEventListener('abort', leave);
    await gate.leave();
  }
}

/** What a run that was broken off comes to, whatever it had met by then: nothing was sent. Null when it was not, or its request has left. */
function lettingGo(gate: Gate, { lost }: FormRunDeps): FormRun | null {
  if (lost?.aborted !== true || gate.sent() !== undefined) return null;
  return notSent('sending_stopped', { why: messageOf(lost.reason), findings: gate.findings });
}

async function runBehind(gate: Gate, deps: FormRunDeps, order: FormOrder, context: BrowserContext): Promise<FormRun> {
  const { persona } = order;
  const page = await context.newPage();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message().slice(0, 1_000));
    void dialog.dismiss().catch(() => undefined);
  });
  const found = await findContactForm(context, page, order.siteUrl);
  const { foundAddress } = found;
  if (found.kind === 'none') return notSent(found.reason, { why: found.why, pages: found.pages }, foundAddress);
  gate.beginFilling();
  const stepped = await takeSteps(page, gate, found.form, persona, deps.pace ?? humanPace);
  const plan = stepped.kind === 'last' ? planFill(stepped.form, persona) : null;
  const stopped = stepped.kind === 'stopped' ? stepped : plan?.blocked;
  if (stepped.kind === 'stopped' || plan === null || stopped !== null) {
    await shoot(deps, page, 'form.blocked');
    const why = { why: stopped?.why, pages: found.pages, findings: gate.findings };
    return notSent(stopped?.reason ?? 'form_broken', why, foundAddress);
  }
  const done = { ...plan, fills: [...stepped.fills, ...plan.fills] };
  const sent = await fillAndSend(deps, page, gate, stepped.form, { now: plan, done }, dialogs);
  return { ...sent, foundAddress, detail: { ...sent.detail, pages: found.pages, findings: gate.findings } };
}

async function fillAndSend(
  deps: FormRunDeps,
  page: Page,
  gate: Gate,
  form: ContactForm,
  plan: { now: FillPlan; done: FillPlan },
  dialogs: readonly string[],
): Promise<FormRun> {
  const filled = await fillForm(page, plan.now, deps.pace ?? humanPace);
  if (filled.kind === 'mask_rejected') return notSent('mask_rejected', { why: filled.why });
  if (filled.kind === 'field_lost') return notSent('form_broken', { why: filled.why });
  const unkept = await shoot(deps, page, 'form.filled');
  const before = await readPage(page);
  const button = form.submit === null ? null : locate(page, form.submit.button.key);
  if (button === null) return notSent('form_broken', { why: 'the button that sends is gone' });
  const detail = { engine: form.engine, page: page.url(), fields: summary(plan.done) };
  if (!(await deps.prepared(detail))) return notSent('sending_stopped', { why: 'the lease was lost' });
  gate.beginSubmitting();
  const clicked = await button.click({ timeout: 5_000, noWaitAfter: true }).then(
    () => null,
    (thrown: Error) => thrown.message.split('\n')[0] ?? 'not clickable',
  );
  if (clicked !== null && gate.sent() === undefined && !gate.refused() && gate.broken() === undefined)
    return notSent('form_broken', { why: clicked });
  const seen = await observe(page, gate, before, { engine: form.engine, dialogs });
  gate.close();
  const { outcome, why } = judgeSubmission(seen);
  unkept.push(...(await keepAfter(deps, page, seen)));
  return { outcome, detail: { why, ...evidenceOf(seen, before), ...(unkept.length === 0 ? {} : { unkept }) } };
}

/** What was sent cannot be taken back: evidence that cannot be kept now is recorded as missing, and the outcome stands. */
async function keepAfter(deps: FormRunDeps, page: Page, { answer }: Seen): Promise<string[]> {
  const noted = (kind: string) => (thrown: Error) => [`${kind}: ${thrown.message}`];
  const unkept = await shoot(deps, page, 'form.after').catch(noted('form.after'));
  if (answer?.kind !== 'status') return unkept;
  const kept = deps.keep('form.answer', answer.mediaType || 'text/plain', Buffer.from(answer.body));
  return [...unkept, ...(await kept.then(() => [], noted('form.answer')))];
}

type Seen = Awaited<ReturnType<typeof observe>>;

function evidenceOf(seen: Seen, before: PageSnapshot): Record<string, unknown> {
  const status = seen.answer?.kind === 'status' ? seen.answer.status : null;
  return {
    sent: seen.sent,
    status,
    title: before.title,
    newTexts: seen.newTexts.slice(0, 5).map((text) => text.slice(0, 200)),
  };
}

/** Roles and actions, not values: the letter is in the inquiry, consent texts are kept because they were agreed to. */
function summary(plan: FillPlan): Record<string, unknown>[] {
  return plan.fills.map(({ name, role, action, value, why }) => ({
    name,
    role,
    action,
    why,
    ...(action === 'check' || action === 'uncheck' ? { words: value.slice(0, 500) } : {}),
  }));
}

/** Keeps a picture of the page; says which one is missing when the browser gave none. */
async function shoot(deps: FormRunDeps, page: Page, kind: string): Promise<string[]> {
  const picture = await page.screenshot({ fullPage: false, timeout: 10_000, animations: 'disabled' }).catch(() => null);
  if (picture === null) return [`${kind}: the browser gave no picture`];
  await deps.keep(kind, 'image/png', picture);
  return [];
}

function notSent(reason: NotSentReason, detail: Record<string, unknown>, foundAddress?: string): FormRun {
  return { outcome: { state: 'not_sent', reason }, detail, foundAddress };
}
