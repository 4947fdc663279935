import type { Language } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';
import type { PlannedAnswer } from './manner.ts';
import { plainAnswer } from './plain-answer.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** By return, and sometimes twice: sites send their own and the customer database another. */
export function acknowledgement(dice: Dice, language: Language): PlannedAnswer {
  return {
    ...plainAnswer(dice, language, 'auto_ack'),
    afterSeconds: dice.between(2, 5 * MINUTE),
    from: 'machine',
    marked: dice.chance(0.6),
    againAfterSeconds: dice.chance(0.3) ? dice.between(20, 10 * MINUTE) : null,
  };
}

export function outOfOffice(dice: Dice, language: Language): PlannedAnswer {
  return {
    ...plainAnswer(dice, language, 'out_of_office'),
    afterSeconds: dice.between(5, 90),
    marked: dice.chance(0.75),
  };
}

/** Nobody asked for it. */
export function newsletter(dice: Dice, language: Language): PlannedAnswer {
  return {
    ...plainAnswer(dice, language, 'newsletter'),
    afterSeconds: dice.between(6 * DAY, 20 * DAY),
    from: 'machine',
    marked: true,
  };
}

export function bounce(dice: Dice, language: Language): PlannedAnswer {
  const afterSeconds = dice.between(3, 20 * MINUTE);
  return { ...plainAnswer(dice, language, 'bounce'), afterSeconds, from: 'machine', marked: dice.chance(0.7) };
}

export function delayNotice(dice: Dice, language: Language): PlannedAnswer {
  const afterSeconds = 4 * HOUR + dice.between(0, 30 * MINUTE);
  return { ...plainAnswer(dice, language, 'delay_notice'), afterSeconds, from: 'machine', marked: dice.chance(0.5) };
}
