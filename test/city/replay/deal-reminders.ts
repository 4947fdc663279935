import type { MannerName, PlannedAnswer } from '../answers/manner.ts';
import { plainAnswer } from '../answers/plain-answer.ts';
import type { Dice } from '../seed.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;
const FIRST_DAY = 32;
const LAST_DAY = 172;

/** How often a studio reminds of itself until the silence stage ends, each time some weeks later; most never do. */
export function dealReminders(dice: Dice, manner: MannerName): PlannedAnswer[] {
  if (manner !== 'priced' && manner !== 'asking') return [];
  const count = dice.pick([0, 0, 0, 0, 1, 1, 2, 3]);
  const reminders: PlannedAnswer[] = [];
  let day = FIRST_DAY;
  for (let nth = 0; nth < count; nth += 1) {
    day += dice.between(3, 45);
    if (day > LAST_DAY) break;
    reminders.push({
      ...plainAnswer(dice, 'ru', 'human_substantive'),
      purpose: 'reminder',
      afterSeconds: day * DAY + dice.between(0, 20) * HOUR,
      office: { snap: 'next', jitterSeconds: dice.between(5 * MINUTE, 2 * HOUR) },
    });
  }
  return reminders;
}
