import { whenInOffice } from '../answers/deal-reactions.ts';
import type { OfficeHours, PlannedAnswer, PlannedCall } from '../answers/manner.ts';
import { type Material, materials, type Price } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

export type CallWishes = {
  afterSeconds: number;
  office: OfficeHours;
  price: Price | null;
  interrogates: boolean;
  /** The letter that the caller sends afterwards. */
  letter: PlannedAnswer | null;
};

/**
 * A studio that rings before it writes: once, or again after nobody took the first call, or it gives up and writes. In the end
 * something of it can be read, so that every answerer can be coded.
 */
export function plannedCall(dice: Dice, wishes: CallWishes): PlannedCall {
  const letter = wishes.letter === null ? [] : [{ ...wishes.letter, ...whenInOffice(dice, 4 * HOUR, 2 * DAY) }];
  const talk = oneCall(dice, { ...wishes, answered: true, thenAnswers: letter });
  switch (dice.pick(['taken', 'taken', 'again', 'writes'] as const)) {
    case 'again': {
      const again = { ...talk, ...whenInOffice(dice, HOUR, DAY) };
      return oneCall(dice, { ...wishes, answered: false, thenCalls: [again] });
    }
    case 'writes':
      return oneCall(dice, { ...wishes, answered: false, thenAnswers: letter });
    default:
      return talk;
  }
}

/** Calls of a studio that wrote first or was reminded: taken or missed. */
export function plannedCalls(dice: Dice, said: { price: Price | null; interrogates: boolean }): PlannedCall[] {
  const answered = dice.chance(0.6);
  return [oneCall(dice, { ...whenInOffice(dice, 3 * HOUR, 3 * DAY), ...said, letter: null, answered })];
}

type Shape = CallWishes & {
  answered: boolean;
  thenAnswers?: readonly PlannedAnswer[];
  thenCalls?: readonly PlannedCall[];
};

/** Nothing is said in a call that nobody takes; a ring of two seconds was a slip of the finger. */
function oneCall(dice: Dice, { answered, thenAnswers = [], thenCalls = [], ...wishes }: Shape): PlannedCall {
  const promised: readonly Material[] = answered ? dice.shuffled(materials).slice(0, dice.between(0, 2)) : [];
  return {
    afterSeconds: wishes.afterSeconds,
    office: wishes.office,
    ringSeconds: answered ? dice.between(4, 25) : dice.pick([2, dice.between(12, 45), dice.between(20, 60)]),
    talkSeconds: answered ? dice.between(70, 640) : null,
    price: answered ? wishes.price : null,
    materials: materials.filter((item) => promised.includes(item)),
    interrogates: answered && wishes.interrogates,
    shown: dice.pick(['plus', 'plus', 'bare', 'national'] as const),
    thenAnswers,
    thenCalls,
  };
}
