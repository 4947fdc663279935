import type { MannerName } from './answers/manner.ts';
import { leavesMail } from './deal-kinds.ts';
import { at, type Dice } from './seed.ts';
import type { SiteKind } from './sites/site-kind.ts';

export type DealtManner = { name: MannerName; junk: boolean };

// What the rest of the field does, by weight: three in eight name a price.
const usual: readonly MannerName[] = [
  'priced',
  'priced',
  'priced',
  'asking',
  'asking',
  'redirecting',
  'declining',
  'silent',
];

/**
 * Deals manners to studios. Of the first ten at least five name a price, one of these in the Junk folder, one is
 * silent, one redirects; where a studio can be reached by mail only, the mail may come back instead.
 */
export function dealMannerNames(dice: Dice, kinds: readonly SiteKind[]): DealtManner[] {
  const manners: DealtManner[] = kinds.map(() => ({ name: dice.pick(usual), junk: false }));
  const places = dice.shuffled(kinds.slice(0, 10).map((_kind, index) => index));
  const reachable = places.filter((index) => kinds[index]?.expects.reason !== 'robots_disallowed');
  const byMail = reachable.filter((index) => leavesMail(at(kinds, index)));
  const returned = byMail[0];
  if (returned !== undefined && byMail.length > 1) {
    manners[returned] = { name: dice.pick(['bouncing', 'refusing'] as const), junk: false };
  }
  const sure: readonly DealtManner[] = [
    { name: 'priced', junk: true },
    { name: 'silent', junk: false },
    { name: 'priced', junk: false },
    { name: 'priced', junk: false },
    { name: 'redirecting', junk: false },
    { name: 'priced', junk: false },
    { name: 'priced', junk: false },
  ];
  // The sure ones go where an inquiry arrives; a price behind a closed door would be quoted to nobody.
  const left = reachable.filter((index) => index !== returned || byMail.length < 2);
  sure.forEach((manner, position) => {
    const place = left[position];
    if (place !== undefined) manners[place] = manner;
  });
  return manners;
}
