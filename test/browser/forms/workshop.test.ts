import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowsMailFallback, type Outcome } from '../../../services/field/attempts/outcome.ts';
import type { SiteKind } from '../../city/sites/site-kind.ts';
import { workshop } from '../../city/sites/workshop.ts';
import { openStreet, type Street } from './street.ts';

/**
 * Makers of forms and traps that the other tests do not meet, a few of each sort; `scripts/demo --city engines --check` goes
 * through all of them, with mail, fallback and answers.
 */
const short: readonly string[] = [
  ...['google-forms', 'typeform', 'marquiz', 'jotform', 'tilda-popup', 'bitrix24-click', 'gravity-pages', 'forminator'],
  ...['tilda-second-server', 'tilda-unconnected', 'cors-after', 'broken-line', 'over-tls'],
  ...['expired-certificate', 'certificate-of-another', 'sum-question', 'turnstile'],
  ...['checkout-only', 'jobs-only', 'share-only', 'covered-address'],
];
const kinds = workshop.filter(({ name }) => short.includes(name));

/** What the grades of the city's truth are in our words. */
const grades: Record<string, readonly string[]> = {
  E4: ['confirmed engine_positive'],
  E3: ['confirmed success_text', 'confirmed thank_you_page'],
  X: ['uncertain connection_lost', 'uncertain timeout', 'uncertain http_5xx', 'uncertain page_error'],
  rejected: ['rejected engine_negative'],
};

const quick = { keyMs: 0, maskKeyMs: 10, betweenFieldsMs: 20, atLeastMs: 300 };
const said = ({ state, reason }: Outcome): string => `${state} ${reason}`;

let street: Street;
beforeAll(async () => {
  street = await openStreet([...kinds.map(({ name }) => name), 'plain-native']);
});
afterAll(() => street.close());

async function visited({ name, language }: SiteKind) {
  const studio = street.studios.find(({ kind }) => kind.name === name);
  if (studio === undefined) throw new Error(`no studio was built as ${name}`);
  const { outcome, foundAddress } = await street.run(studio.domain, language, { pace: quick });
  return { outcome, foundAddress, studio, seen: street.seen(studio.domain) };
}

test.concurrent.each(kinds.map((kind) => [kind.name, kind] as const))(
  '%s ends as its truth says, is written to at most once, and nothing is tripped over',
  { timeout: 120_000 },
  async (_, kind) => {
    const { outcome, foundAddress, studio, seen } = await visited(kind);
    const { reason } = kind.expects;
    expect(grades[reason] ?? [`not_sent ${reason}`]).toContain(said(outcome));
    expect(seen.tripwires).toEqual([]);
    expect(seen.accepted).toBe(/^(?:confirmed|uncertain)$/.test(kind.expects.outcome) ? 1 : 0);
    expect(allowsMailFallback(outcome)).toBe(/^(?:rejected|not_sent)$/.test(kind.expects.outcome));
    if (kind.address === 'on_site_only') expect(foundAddress).toBe(studio.email);
  },
);

test.concurrent('evidence that cannot be kept after the form was sent does not change what became of it, and is recorded as missing', {
  timeout: 120_000,
}, async () => {
  const studio = street.studios.find(({ kind }) => kind.name === 'plain-native');
  const full = async (kind: string) => {
    if (kind !== 'form.filled') throw new Error('no space left on device');
  };
  const { outcome, detail } = await street.run(studio?.domain ?? '', 'ru', { pace: quick, keep: full });
  expect(outcome.state).toBe('confirmed');
  expect(detail.unkept).toEqual(['form.after: no space left on device', 'form.answer: no space left on device']);
});
