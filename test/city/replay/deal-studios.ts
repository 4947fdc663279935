import { leavesMail } from '../deal-kinds.ts';
import { people } from '../names.ts';
import { at, dice } from '../seed.ts';
import type { SiteKind } from '../sites/site-kind.ts';
import type { Studio } from '../studio.ts';
import { phoneNumbers, taxNumber } from '../studio-numbers.ts';
import { dealRoles, type Role } from './deal-roles.ts';
import { dealSites } from './deal-sites.ts';
import { quotasFor } from './figures.ts';
import { mannerOfRole } from './manner-of-role.ts';
import { petersburgNames } from './names.ts';

export type ReplayDeal = { seed: string; studios: number; zone: string };

/** The city of the replay: counts as in 2014, everything else by the seed. The same deal gives the same city. */
export function dealReplayStudios({ seed, studios, zone }: ReplayDeal): Studio[] {
  const quotas = quotasFor(studios);
  const kinds = dealSites(dice(seed, 'replay/sites'), quotas);
  const roles = castRoles(kinds, dealRoles(dice(seed, 'replay/roles'), quotas));
  const names = dice(seed, 'replay/names').shuffled(petersburgNames);
  const phones = phoneNumbers(dice(seed, 'replay/phones'), studios);
  return kinds.map((kind, index) => {
    const id = `s${String(index + 1).padStart(2, '0')}`;
    const own = dice(seed, `${id}/replay`);
    const { name, domain } = named(at(names, index % names.length), Math.floor(index / names.length), zone);
    return {
      id,
      rank: index + 1,
      kind,
      manner: mannerOfRole(dice(seed, `${id}/manner`), at(roles, index), leavesMail(kind)),
      name,
      domain,
      city: 'Санкт-Петербург',
      tier: own.pick(['A', 'B', 'C']),
      phone: at(phones, index),
      taxNumber: own.chance(0.4) ? taxNumber(own) : null,
      email: `${own.pick(['info', 'hello', 'zakaz', 'sales'])}@${domain}`,
      manager: own.pick(people.ru),
    };
  });
}

function named(base: { name: string; slug: string }, round: number, zone: string): { name: string; domain: string } {
  const suffix = round === 0 ? '' : String(round + 1);
  return {
    name: suffix === '' ? base.name : `${base.name} ${suffix}`,
    domain: `${base.slug}${suffix === '' ? '' : `-${suffix}`}.${zone}`,
  };
}

/**
 * Gives the parts to the sites. Only where the mail alone is left can a mail come back; and a site that does not say whether it
 * took the inquiry gets a part that settles it soon or never.
 */
function castRoles(kinds: readonly SiteKind[], roles: readonly Role[]): Role[] {
  const left = [...roles];
  const cast = new Map<number, Role>();
  const places = [...kinds.keys()];
  const take = (index: number, fits: (role: Role) => boolean): void => {
    const found = left.findIndex(fits);
    const [role] = left.splice(Math.max(0, found), 1);
    if (role !== undefined) cast.set(index, role);
  };
  const byMail = places.filter((index) => leavesMail(at(kinds, index)));
  const lost = roles.filter(({ kind }) => kind === 'undelivered').length;
  for (const index of byMail.slice(0, lost)) take(index, ({ kind }) => kind === 'undelivered');
  const unsure = places.filter((index) => at(kinds, index).expects.outcome === 'uncertain');
  for (const index of unsure) {
    take(index, (role) =>
      role.kind === 'answers' ? role.by === 'mail' : role.kind === 'silent' && role.wakes === 'never',
    );
  }
  for (const index of places.filter((place) => !cast.has(place))) take(index, () => true);
  return places.map((index) => cast.get(index) ?? at(roles, 0));
}
