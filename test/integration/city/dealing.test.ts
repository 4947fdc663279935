import { expect, test } from 'vitest';
import { siteKinds } from '../../city/sites/registry.ts';
import { dealStudios } from '../../city/studios.ts';
import { truthOf } from '../../city/truth.ts';

const deal = (seed: string, studios: number) => dealStudios({ seed, studios, zone: 'test', kinds: [] });

test('any ten studios show every side of the field', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const truths = deal(String(seed), 10).map(truthOf);
    const count = (has: (truth: (typeof truths)[number]) => boolean) => truths.filter(has).length;
    const forms = truths.filter(({ expectedChannel }) => expectedChannel === 'form');
    expect(new Set(forms.map(({ siteKind }) => siteKind)).size).toBeGreaterThanOrEqual(5);
    expect(count(({ expectedChannel }) => expectedChannel === 'mail')).toBeGreaterThanOrEqual(3);
    expect(count(({ expectedReason }) => expectedReason === 'captcha')).toBe(1);
    expect(count(({ manner }) => ['bouncing', 'refusing', 'redirecting'].includes(manner))).toBeGreaterThanOrEqual(1);
    const reached = truths.filter(({ expectedChannel }) => expectedChannel !== 'none');
    const priced = reached.filter(({ plannedAnswers }) => plannedAnswers.some(({ price }) => price !== null));
    expect(priced.length).toBeGreaterThanOrEqual(4);
    expect(reached.some(({ plannedAnswers }) => plannedAnswers.some(({ folder }) => folder === 'Junk'))).toBe(true);
    expect(reached.some(({ manner }) => manner === 'silent')).toBe(true);
  }
});

test('the same seed deals the same city, another seed another', () => {
  const truths = (seed: string) => deal(seed, 10).map(truthOf);
  expect(truths('7')).toEqual(truths('7'));
  expect(truths('7')).not.toEqual(truths('8'));
});

test('a large city holds every kind of site but those of the workshop, and no two studios share a domain', () => {
  const studios = deal('1', 150);
  expect(new Set(studios.map(({ kind }) => kind)).size).toBe(
    siteKinds.filter(({ workshop }) => workshop === undefined).length,
  );
  expect(new Set(studios.map(({ domain }) => domain)).size).toBe(150);
});
