import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from 'playwright';
import type { FormEngine } from './discover/engines.ts';
import type { Answer, Observation } from './judge/observation.ts';
import type { PageSnapshot } from './page/snapshot.ts';
import type { Gate } from './playwright-gate.ts';
import type { HeldRequest } from './playwright-held-request.ts';
import { readPage } from './playwright-page-reader.ts';
import { byOurProxy } from './playwright-visit.ts';

/** Machine milliseconds of waiting after the click (E0: no request within 20 to 30 seconds). */
const waits = {
  request: 20_000,
  answer: 30_000,
  quiet: 6_000,
  evidence: 8_000,
  comment: 1_500,
  repost: 6_000,
  turn: 100,
};
const longestBody = 64 * 1024;

/** What the run knows besides the page: the form's engine, and the words of dialogs so far. */
export type Scene = { engine: FormEngine | null; dialogs: readonly string[] };

/** Waits for the request, its answer and what the page then shows, and returns it as plain data. */
export async function observe(page: Page, gate: Gate, before: PageSnapshot, scene: Scene): Promise<Observation> {
  await until(waits.request, () => gate.sent() !== undefined || gate.refused() || gate.broken() !== undefined);
  const { sent, answer } = await lastAnswer(gate);
  await page.waitForLoadState('networkidle', { timeout: waits.quiet }).catch(() => undefined);
  let after = await readPage(page).catch(() => null);
  // Toasts and success boxes come a moment after the answer.
  const end = performance.now() + (sent === undefined ? 0 : patience(answer));
  while (performance.now() < end && freshTexts(before, after).length === 0) {
    await sleep(waits.turn);
    after = await readPage(page).catch(() => null);
  }
  return {
    engine: scene.engine,
    sent: sent === undefined ? null : { method: sent.method, address: sent.address },
    armRefused: gate.refused(),
    neverSendable: gate.broken() ?? null,
    answer,
    addressBefore: before.url,
    addressAfter: page.url(),
    newTexts: [...scene.dialogs, ...freshTexts(before, after)].slice(0, 200),
    newWarnings: fresh(alertsOf(before), after === null ? [] : alertsOf(after)).slice(0, 50),
    challenge:
      after?.frames.some(
        (frame) => /\/api2\/bframe|hcaptcha\.com\/captcha|smartcaptcha.*advanced/i.test(frame.url) && frame.visible,
      ) ?? false,
    formGone: after !== null && formsOf(after) < formsOf(before),
  };
}

/** Words decide after a good answer; after a bad one, or none, they only comment on what is known. */
function patience(answer: Answer | null): number {
  return answer?.kind === 'status' && answer.status < 400 ? waits.evidence : waits.comment;
}

/** The answer to what was sent; where it ordered the same post to another server, the answer to that one. */
async function lastAnswer(gate: Gate): Promise<{ sent: HeldRequest | undefined; answer: Answer | null }> {
  const first = gate.sent();
  if (first === undefined) return { sent: first, answer: null };
  const answer = await answerOf(first.request);
  if (answer?.kind !== 'status' || !answer.body.includes('redirectto')) return { sent: first, answer };
  await until(waits.repost, () => gate.sent() !== first);
  const last = gate.sent();
  return last === undefined || last === first
    ? { sent: first, answer }
    : { sent: last, answer: await answerOf(last.request) };
}

async function answerOf(request: Request): Promise<Answer | null> {
  const late = sleep(waits.answer, null, { ref: false });
  const response = await Promise.race([request.response(), late]).catch(() => null);
  if (response === null) {
    const why = request.failure()?.errorText;
    return why === undefined ? null : { kind: 'failure', why };
  }
  // Our own way out found nobody, or lost the line: that is not the site's answer.
  const lost = response.headers()[byOurProxy];
  if (lost !== undefined) return { kind: 'failure', why: `no answer came through: ${lost}` };
  const next = request.redirectedTo();
  const mediaType = response.headers()['content-type'] ?? '';
  const readable = next === null && /json|text|html|xml/i.test(mediaType);
  const bytes = readable
    ? await Promise.race([response.body(), sleep(5_000, null, { ref: false })]).catch(() => null)
    : null;
  return {
    kind: 'status',
    status: response.status(),
    redirectedTo: next?.url() ?? null,
    mediaType,
    body: bytes === null ? '' : bytes.subarray(0, longestBody).toString('utf8'),
  };
}

async function until(budgetMs: number, done: () => boolean): Promise<void> {
  const end = performance.now() + budgetMs;
  while (!done() && performance.now() < end) await sleep(waits.turn);
}

const textsOf = (snapshot: PageSnapshot): string[] => snapshot.frames.flatMap((frame) => frame.texts);
const alertsOf = (snapshot: PageSnapshot): string[] => snapshot.frames.flatMap((frame) => frame.alerts);
const formsOf = (snapshot: PageSnapshot): number =>
  snapshot.frames.reduce((sum, frame) => sum + frame.forms.filter((form) => form.visible).length, 0);

function freshTexts(before: PageSnapshot, after: PageSnapshot | null): string[] {
  return after === null ? [] : fresh(textsOf(before), textsOf(after));
}

/** Texts that were not there before, each once. */
function fresh(before: readonly string[], after: readonly string[]): string[] {
  const known = new Set(before);
  return [...new Set(after.filter((text) => !known.has(text)))];
}
