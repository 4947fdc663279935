import type { CountryCode } from 'libphonenumber-js';
import type { Browser, BrowserContext, Page } from 'playwright';
import type { EgressProxy } from '../../platform/egress/egress-proxy.ts';
import { allowsMailFallback, type NotSentReason } from '../attempts/outcome.ts';
import { type ChannelInventory, channelInventory } from './discover/channel-inventory.ts';
import type { FormEngine } from './discover/engines.ts';
import type { PageSnapshot } from './page/snapshot.ts';
import { annotatedPicture } from './playwright-annotate.ts';
import { openContext } from './playwright-context.ts';
import { type DryGate, installDryGate, type KeptIn } from './playwright-dry-gate.ts';
import { fillForm, type Pace } from './playwright-fill.ts';
import { findContactForm } from './playwright-find.ts';
import { takeSteps } from './playwright-steps.ts';
import type { ContactForm } from './read/choose-contact-form.ts';
import { type ConsentInventory, consentInventory } from './read/consent-inventory.ts';
import type { FormPersona } from './read/persona-values.ts';
import { type Fill, planFill } from './read/plan-fill.ts';

export type SiteInspection = {
  url: string;
  /** `ready` when all is filled, else a reason of the outcome table. */
  outcome: 'ready' | NotSentReason;
  contactPage: string | null;
  channels: ChannelInventory;
  consent: ConsentInventory | null;
  form: { kind: string; engine: FormEngine | null; fields: FieldNote[] } | null;
  blockedBy: string | null;
  /** Where mail would go, were this an attempt; null where the table allows none or no address is known. */
  mailFallback: string | null;
  pages: { address: string; found: string }[];
  /** What the site tried to send while it was only looked at and filled; it stayed here. */
  kept: readonly KeptIn[];
};
type FieldNote = { name: string | null; id: string | null; role: string; why: string };
/** `openWay` opens a way out for one visit alone, which is shut before anything is typed. */
export type InspectDeps = { browser: Browser; openWay: () => Promise<EgressProxy> };
export type Inspected = { report: SiteInspection; picture: Buffer | null; html: string };

/** Quick, because nothing is sent and so no time trap can snap. */
const pace: Pace = { keyMs: 0, maskKeyMs: 20, betweenFieldsMs: 20, atLeastMs: 0 };

/**
 * Finds, reads and fills the contact form of one site, and sends nothing: from the first request on only reading requests without
 * the persona's data leave (dry run). Every site ends with a report.
 */
export async function inspectSite(
  deps: InspectDeps,
  url: string,
  persona: FormPersona,
  country: CountryCode = 'RU',
): Promise<Inspected> {
  const way = await deps.openWay();
  const language = country === 'DE' ? 'de' : country === 'RU' ? 'ru' : 'en';
  const context = await openContext(deps.browser, way, language).catch(async (thrown) => {
    await way.close();
    throw thrown;
  });
  try {
    const gate = await installDryGate(context, way.close);
    return await inspectBehind(gate, context, url, persona, country);
  } finally {
    // First the way out: what a page sends at its end finds nothing open.
    await way.close();
    await context.close().catch(() => undefined);
  }
}

async function inspectBehind(
  gate: DryGate,
  context: BrowserContext,
  url: string,
  persona: FormPersona,
  country: CountryCode,
): Promise<Inspected> {
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  const seen: PageSnapshot[] = [];
  const found = await findContactForm(context, page, url, (snapshot) => seen.push(snapshot));
  const form = found.kind === 'form' ? found.form : null;
  await gate.cutOff();
  const stepped = form === null ? null : await takeSteps(page, gate, form, persona, pace);
  const last = stepped?.kind === 'last' ? stepped.form : form;
  const end = withPostedSteps(await tryOut(page, found.kind === 'none' ? found : null, stepped, persona), gate);
  const contactPage = form === null ? null : page.url();
  const html = await page.content().catch(() => '');
  const picture = await annotatedPicture(page, last === null ? [] : notesOf(last, planFill(last, persona).fills));
  const fallback = end.outcome !== 'ready' && allowsMailFallback({ state: 'not_sent', reason: end.outcome });
  const report: SiteInspection = {
    url,
    outcome: end.outcome,
    contactPage,
    channels: together(seen.map((snapshot) => channelInventory(snapshot, country))),
    consent: last === null ? null : consentInventory(last.reading, page.url()),
    form: last === null ? null : { kind: last.reading.kind.kind, engine: last.engine, fields: fieldsOf(last) },
    blockedBy: end.why,
    mailFallback: fallback ? (found.foundAddress ?? null) : null,
    pages: found.pages,
    kept: gate.kept,
  };
  return { report, picture, html };
}

/** A form that posts its steps cannot be walked through without sending: the reason says so. */
function withPostedSteps(end: End, { kept }: DryGate): End {
  const posted = end.outcome === 'form_broken' && kept.some(({ method }) => method !== 'GET');
  return posted ? { ...end, why: `${end.why ?? ''}; the site posted meanwhile, which a dry run keeps in` } : end;
}

type End = { outcome: 'ready' | NotSentReason; why: string | null };

/** Fills the last (or only) step; the button that sends is never pressed. */
async function tryOut(
  page: Page,
  none: { reason: NotSentReason; why: string } | null,
  stepped: Awaited<ReturnType<typeof takeSteps>> | null,
  persona: FormPersona,
): Promise<End> {
  if (none !== null) return { outcome: none.reason, why: none.why };
  if (stepped === null) return { outcome: 'no_form', why: 'no form was found' };
  if (stepped.kind === 'stopped') return { outcome: stepped.reason, why: stepped.why };
  const plan = planFill(stepped.form, persona);
  if (plan.blocked !== null) return { outcome: plan.blocked.reason, why: plan.blocked.why };
  const filled = await fillForm(page, plan, pace);
  if (filled.kind === 'filled') return { outcome: 'ready', why: null };
  return { outcome: filled.kind === 'mask_rejected' ? 'mask_rejected' : 'form_broken', why: filled.why };
}

const fieldsOf = (form: ContactForm): FieldNote[] =>
  form.reading.fields.map(({ control, role, why }) => ({
    name: control.name || null,
    id: control.id || null,
    role,
    why: why.join('; '),
  }));

function notesOf(form: ContactForm, fills: readonly Fill[]) {
  const unticked = new Set(fills.filter(({ action }) => action === 'uncheck').map(({ key }) => key));
  const fields = form.reading.fields.map(({ control: { key }, role }) => ({
    key,
    words: unticked.has(key) ? 'not agreed to' : role,
    good: role !== 'honeypot' && role !== 'captcha' && role !== 'other' && !unticked.has(key),
  }));
  const button = form.submit === null ? [] : [{ key: form.submit.button.key, words: 'sends', good: true }];
  return [...fields, ...button];
}

function together(all: readonly ChannelInventory[]): ChannelInventory {
  const numbers = new Map(all.flatMap((one) => one.numbers).map((number) => [number.e164, number]));
  return {
    forms: all.flatMap((one) => one.forms),
    engines: [...new Set(all.flatMap((one) => one.engines))],
    widgets: [...new Set(all.flatMap((one) => one.widgets))],
    addresses: [...new Set(all.flatMap((one) => one.addresses))],
    numbers: [...numbers.values()],
    papers: [...new Set(all.flatMap((one) => one.papers))],
  };
}
