import { kindOfManner } from '../answers/deal-manner.ts';
import { afterNudge, dealReactions, whenInOffice } from '../answers/deal-reactions.ts';
import { acknowledgement, bounce, delayNotice, newsletter, outOfOffice } from '../answers/machine-answers.ts';
import type { Manner, PlannedAnswer } from '../answers/manner.ts';
import { plainAnswer } from '../answers/plain-answer.ts';
import type { Price } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';
import { plannedCall, plannedCalls } from './deal-calls.ts';
import { dealReminders } from './deal-reminders.ts';
import type { Role } from './deal-roles.ts';
import { besidePrice, statedPrice } from './stated-price.ts';

const MINUTE = 60;
const DAY = 24 * 3600;

/** What the part of a studio means message by message. `byMail`: the inquiry comes by mail, so the mail system may speak. */
export function mannerOfRole(dice: Dice, role: Role, byMail: boolean): Manner {
  switch (role.kind) {
    case 'undelivered':
      return { ...blank(role.manner), answers: role.manner === 'bouncing' ? [bounce(dice, 'ru')] : [] };
    case 'silent':
      return silentManner(dice, role, byMail);
    case 'answers':
      return answeringManner(dice, role, byMail);
    default:
      return role satisfies never;
  }
}

function blank(name: Manner['name']): Manner {
  const none = { answers: [], calls: [], afterSecondStep: [], afterNudge: [], callsAfterNudge: [], afterClose: [] };
  return { name, ...none };
}

/** A third of the silent have a machine that answers; whoever wakes up does so after the reminder, or after all is over. */
function silentManner(dice: Dice, { wakes }: Extract<Role, { kind: 'silent' }>, byMail: boolean): Manner {
  const answers: PlannedAnswer[] = [];
  if (dice.chance(0.35)) answers.push(acknowledgement(dice, 'ru'));
  if (byMail && dice.chance(0.15)) answers.push(delayNotice(dice, 'ru'));
  const late = { ...plainAnswer(dice, 'ru', 'human_substantive'), ...whenInOffice(dice, 33 * DAY, 70 * DAY) };
  if (wakes === 'late') answers.push(late);
  return {
    ...blank('silent'),
    answers,
    afterNudge: wakes === 'nudged_mail' ? [afterNudge(dice, 'ru')] : [],
    callsAfterNudge: wakes === 'nudged_call' ? plannedCalls(dice, { price: null, interrogates: false }) : [],
  };
}

type Answering = Extract<Role, { kind: 'answers' }>;

function answeringManner(dice: Dice, role: Answering, byMail: boolean): Manner {
  const price = role.quote === null ? null : statedPrice(dice, role.quote);
  const answers: PlannedAnswer[] = [];
  if (byMail && dice.chance(0.15)) answers.push(delayNotice(dice, 'ru'));
  if (dice.chance(0.5)) answers.push(acknowledgement(dice, 'ru'));
  // Whoever says to be away answers when back.
  if (role.delaySeconds > 2 * DAY && dice.chance(0.4)) answers.push(outOfOffice(dice, 'ru'));
  if (dice.chance(0.2)) answers.push(newsletter(dice, 'ru'));
  const interrogates = role.manner === 'asking';
  const written = letterOf(dice, role, price);
  const when = {
    afterSeconds: role.delaySeconds,
    office: { snap: 'nearest', jitterSeconds: dice.between(2 * MINUTE, 60 * MINUTE) },
  } as const;
  const later = !interrogates && dice.chance(0.25) ? plannedCalls(dice, { price, interrogates: false }) : [];
  const byPhone = role.by === 'phone';
  if (!byPhone) answers.push({ ...written, ...when, thenCalls: later });
  const reactions = dealReactions(dice, 'ru', role.manner, price);
  const calls = byPhone ? [plannedCall(dice, { ...when, price, interrogates, letter: written })] : [];
  return { ...blank(role.manner), answers: [...answers, ...dealReminders(dice, role.manner)], calls, ...reactions };
}

/** The person's letter; after a call it brings what was said. */
function letterOf(dice: Dice, role: Answering, price: Price | null): PlannedAnswer {
  return {
    ...plainAnswer(dice, 'ru', kindOfManner[role.manner]),
    purpose: role.by === 'phone' ? 'after_call' : 'answer',
    folder: role.junk ? 'Junk' : 'INBOX',
    from: dice.chance(0.12) ? 'foreign' : 'person',
    price,
    beside: price !== null && dice.chance(0.3) ? [besidePrice(dice)] : [],
    interrogates: role.manner === 'asking',
  };
}
