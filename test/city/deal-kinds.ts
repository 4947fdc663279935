import type { Dice } from './seed.ts';
import { siteKinds } from './sites/registry.ts';
import type { SiteKind } from './sites/site-kind.ts';

/**
 * Deals kinds of sites to `count` studios. Ten studios always hold six forms of different kinds, one CAPTCHA and two
 * other sites that leave only the mail; further studios go through the kinds not yet dealt, then through all again.
 * @throws when a wanted kind does not exist.
 */
export function dealKinds(dice: Dice, count: number, wanted: readonly string[]): SiteKind[] {
  if (wanted.length > 0) return repeated(wanted.map(named), count);
  const forms = dice.shuffled(siteKinds.filter(({ expects }) => expects.outcome === 'confirmed'));
  const captchas = dice.shuffled(siteKinds.filter(({ expects }) => expects.reason === 'captcha'));
  const others = dice.shuffled(siteKinds.filter((kind) => !forms.includes(kind) && !captchas.includes(kind)));
  const mailLeft = others.filter(({ expects }) => expects.reason !== 'robots_disallowed');
  const first = [...forms.slice(0, 6), ...captchas.slice(0, 1), ...mailLeft.slice(0, 2)];
  const rest = dice.shuffled(siteKinds.filter((kind) => !first.includes(kind)));
  const ten = count < 10 ? first : dice.shuffled([...first, ...rest.slice(0, 1)]);
  return repeated([...ten, ...rest.slice(1), ...dice.shuffled(first)], count);
}

function named(name: string): SiteKind {
  const kind = siteKinds.find((candidate) => candidate.name === name);
  if (kind === undefined) throw new Error(`city: no kind of site is called "${name}"`);
  return kind;
}

function repeated(kinds: readonly SiteKind[], count: number): SiteKind[] {
  const dealt: SiteKind[] = [];
  while (dealt.length < count) dealt.push(...kinds.slice(0, count - dealt.length));
  return dealt;
}
