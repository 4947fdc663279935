import { type Language, type Material, materials, type Price } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';
import type { Manner, MannerName, OfficeHours, PlannedAnswer } from './manner.ts';
import { plainAnswer } from './plain-answer.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

export type Reactions = Pick<Manner, 'afterSecondStep' | 'afterNudge' | 'afterClose'>;

const nothing: Reactions = { afterSecondStep: [], afterNudge: [], afterClose: [] };

/**
 * Deals what a studio does about the later steps: most who named a price send some of what is asked for, a fifth of the silent
 * answer a reminder, hardly anybody answers a farewell. `price` is repeated where an estimate is sent: it was quoted before.
 */
export function dealReactions(dice: Dice, language: Language, name: MannerName, price: Price | null = null): Reactions {
  switch (name) {
    case 'priced':
    case 'asking':
    case 'redirecting': {
      const answers = dice.chance(name === 'priced' ? 0.8 : 0.5);
      const sent = answers ? [materialsLetter(dice, language, price)] : [];
      return { ...nothing, afterSecondStep: sent, afterClose: thanks(dice, language) };
    }
    case 'declining':
      return { ...nothing, afterClose: thanks(dice, language) };
    case 'silent':
      return { ...nothing, afterNudge: dice.chance(0.2) ? [afterNudge(dice, language)] : [] };
    case 'bouncing':
    case 'refusing':
      return nothing;
    default:
      return name satisfies never;
  }
}

/** Some of the five things, seldom all; an estimate only where a price was named, since it says that price again. */
function materialsLetter(dice: Dice, language: Language, price: Price | null): PlannedAnswer {
  const ready: readonly Material[] = materials.filter((item) => item !== 'estimate' || price !== null);
  const sent = dice.shuffled(ready).slice(0, dice.between(1, ready.length));
  return {
    ...plainAnswer(dice, language, 'human_substantive'),
    ...whenInOffice(dice, 2 * HOUR, 5 * DAY),
    purpose: 'materials',
    materials: materials.filter((item) => sent.includes(item)),
    price: sent.includes('estimate') ? price : null,
  };
}

/** Answers that only a reminder brings; they name no price, because the first letter was lost among others. */
export function afterNudge(dice: Dice, language: Language): PlannedAnswer {
  return {
    ...plainAnswer(dice, language, 'human_substantive'),
    ...whenInOffice(dice, 20 * MINUTE, 6 * DAY),
    purpose: 'after_nudge',
  };
}

function thanks(dice: Dice, language: Language): PlannedAnswer[] {
  if (!dice.chance(0.15)) return [];
  const thanked = plainAnswer(dice, language, 'human_substantive');
  return [{ ...thanked, ...whenInOffice(dice, 20 * MINUTE, 2 * DAY), purpose: 'thanks' }];
}

/** A delay between two bounds, evenly on a log scale, in office hours. */
export function whenInOffice(dice: Dice, least: number, most: number): { afterSeconds: number; office: OfficeHours } {
  return {
    afterSeconds: Math.round(least * (most / least) ** dice.unit()),
    office: { snap: 'next', jitterSeconds: dice.between(5 * MINUTE, 2 * HOUR) },
  };
}
