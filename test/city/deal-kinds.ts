import type { Dice } from './seed.ts';
import { siteKinds } from './sites/registry.ts';
import type { SiteKind } from './sites/site-kind.ts';

/**
 * Deals kinds of sites to `count` studios. Ten studios always hold six forms of different kinds, one CAPTCHA and two
 * other sites that leave only the mail; further studios go through the kinds not yet dealt, then through all again. Kinds of
 * the workshop are built only where they are wanted.
 * @throws when a wanted kind does not exist.
 */
export function dealKinds(dice: Dice, count: number, wanted: readonly string[]): SiteKind[] {
  if (wanted.length > 0) return repeated(wanted.map(named), count);
  const dealt = siteKinds.filter(({ workshop }) => workshop === undefined);
  const usual = dice.shuffled(dealt.filter(({ rare }) => rare === undefined));
  const forms = usual.filter(({ expects }) => expects.outcome === 'confirmed');
  const captchas = usual.filter(({ expects }) => expects.reason === 'captcha');
  const mailLeft = usual.filter((kind) => leavesMail(kind) && !captchas.includes(kind));
  const nine = [...forms.slice(0, 6), ...captchas.slice(0, 1), ...mailLeft.slice(0, 2)];
  // A second CAPTCHA would only repeat the first.
  const tenth = usual.filter((kind) => !nine.includes(kind) && !captchas.includes(kind)).slice(0, 1);
  const first = count < 10 ? nine : dice.shuffled([...nine, ...tenth]);
  const rest = dice.shuffled(dealt.filter((kind) => !first.includes(kind)));
  return repeated([...first, ...rest], count);
}

/** Whether the outcome table sends an inquiry on by mail after this site. */
export function leavesMail({ expects, address }: SiteKind): boolean {
  if (address === 'nowhere') return false;
  if (expects.outcome === 'rejected') return true;
  return expects.outcome === 'not_sent' && expects.reason !== 'robots_disallowed';
}

function named(name: string): SiteKind {
  const kind = siteKinds.find((candidate) => candidate.name === name);
  if (kind === undefined) throw new Error(`city: no kind of site is called "${name}"`);
  return kind;
}

/** From the start again when the deck is used up. */
function repeated(kinds: readonly SiteKind[], count: number): SiteKind[] {
  const dealt: SiteKind[] = [];
  while (dealt.length < count) dealt.push(...kinds.slice(0, count - dealt.length));
  return dealt;
}
