import { dealManner } from './answers/deal-manner.ts';
import { dealKinds, leavesMail } from './deal-kinds.ts';
import { dealMannerNames } from './deal-manner-names.ts';
import type { Language } from './ledger-entries.ts';
import { cities, people, studioNames } from './names.ts';
import { at, type Dice, dice } from './seed.ts';
import type { SiteKind } from './sites/site-kind.ts';
import type { Studio } from './studio.ts';
import type { StudioCard } from './studio-card.ts';
import { taxNumber } from './studio-numbers.ts';

export type Deal = { seed: string; studios: number; zone: string; kinds: readonly string[] };

/** Deals all studios of the city: their sites, names and manners. The same deal gives the same city. */
export function dealStudios(deal: Deal): Studio[] {
  const kinds = dealKinds(dice(deal.seed, 'kinds'), deal.studios, deal.kinds);
  const manners = dealMannerNames(dice(deal.seed, 'manners'), kinds);
  return kinds.map((kind, index) => {
    const id = `s${String(index + 1).padStart(2, '0')}`;
    const wishes = { ...at(manners, index), language: kind.language, byMail: leavesMail(kind) };
    const manner = dealManner(dice(deal.seed, `${id}/manner`), dice(deal.seed, `${id}/later`), wishes);
    return { id, rank: index + 1, kind, manner, ...cardOf(deal, kinds, index) };
  });
}

/** What stands on a studio's card. Names are handed out in order within a language and numbered when they run out. */
function cardOf(deal: Deal, kinds: readonly SiteKind[], index: number): Omit<StudioCard, 'id' | 'rank'> {
  const { language } = at(kinds, index);
  const own = dice(deal.seed, `card${index}`);
  const known = studioNames[language];
  const nth = kinds.slice(0, index).filter((kind) => kind.language === language).length;
  const round = Math.floor(nth / known.length) + 1;
  const base = at(dice(deal.seed, `names/${language}`).shuffled(known), nth % known.length);
  const domain = `${base.slug}${round > 1 ? `-${round}` : ''}.${deal.zone}`;
  return {
    name: round > 1 ? `${base.name} ${round}` : base.name,
    domain,
    city: own.pick(cities[language]),
    tier: own.pick(['A', 'B', 'C']),
    phone: phoneOf(own, language),
    taxNumber: language === 'ru' && own.chance(0.4) ? taxNumber(own) : null,
    email: `${own.pick(['info', 'hello', 'zakaz', 'sales'])}@${domain}`,
    manager: own.pick(people[language]),
  };
}

/** Numbers set aside for fiction in Bristol and Berlin; in Petersburg, where none are, a 555. */
function phoneOf(own: Dice, language: Language): string {
  if (language === 'en') return `+44 117 496 0${own.between(100, 999)}`;
  if (language === 'de') return `+49 30 23125 ${own.between(100, 999)}`;
  return `+7 (812) 555-${own.between(10, 99)}-${own.between(10, 99)}`;
}
