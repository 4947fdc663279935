import type { Dice } from '../seed.ts';
import { siteKinds } from '../sites/registry.ts';
import { hasForm, type SiteKind } from '../sites/site-kind.ts';
import type { Quotas } from './figures.ts';

/** Of 38 sites with a form, so many hold one that cannot be used or does not say that it took the inquiry. */
const SPOILT_SHARE = 9 / 38;

/** Who keeps programs out altogether cannot be attempted, and in 2014 all were. */
const leftOut: readonly string[] = ['robots-closed'];

/** Sites of a Russian city: so many with a form that a visitor sees, working or not, the rest without; in random order. */
export function dealSites(dice: Dice, { studios, withForm }: Quotas): SiteKind[] {
  const local = siteKinds.filter(
    ({ language, name, workshop }) => language === 'ru' && workshop === undefined && !leftOut.includes(name),
  );
  const forms = local.filter(hasForm);
  const working = forms.filter(({ expects }) => expects.outcome === 'confirmed');
  const spoilt = forms.filter((kind) => !working.includes(kind));
  const bare = local.filter((kind) => !forms.includes(kind));
  const spoiltCount = Math.round(withForm * SPOILT_SHARE);
  return dice.shuffled([
    ...rounds(dice, working, withForm - spoiltCount),
    ...rounds(dice, spoilt, spoiltCount),
    ...rounds(dice, bare, studios - withForm),
  ]);
}

/** Through the whole deck before any of it comes again. */
function rounds(dice: Dice, deck: readonly SiteKind[], count: number): SiteKind[] {
  const dealt: SiteKind[] = [];
  while (dealt.length < count) dealt.push(...dice.shuffled(deck).slice(0, count - dealt.length));
  return dealt;
}
