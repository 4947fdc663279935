import type { DebriefFacts } from '../../services/field/follow-ups/debrief-of-wave.ts';
import type { Preflight } from '../../services/field/inquiries/preflight-of-campaign.ts';
import { paint } from './output.ts';

const marks = { ready: ['green', 'ready  '], warning: ['yellow', 'warning'], fault: ['red', 'fault  '] } as const;

/** One line for each look before a launch, with what to do below it. */
export function preflightLines({ items, clear }: Preflight): string[] {
  const lines = items.flatMap(({ id, state, found, remedy }) => {
    const [colour, word] = marks[state];
    return [`${paint(colour, word)} ${id.padEnd(10)} ${found}`, ...(remedy === null ? [] : [`        ${remedy}`])];
  });
  const faults = items.filter(({ state }) => state === 'fault').length;
  return [...lines, clear ? 'nothing keeps it from being launched' : `${faults} faults`];
}

/** Who was told and why the silent were silent, each reason with its n. */
export function debriefLines(facts: DebriefFacts): string[] {
  if (facts.openedAt === null) return ['the debrief was not opened yet'];
  const { contacted, confirmed, uncertain, notSent, waiting, silentTold, gaveReason, answeredByMail, optedOut } = facts;
  return [
    `told: ${confirmed + uncertain} of ${contacted} (${uncertain} uncertain, ${waiting} waiting, ${notSent} not sent)`,
    `the silent: ${silentTold} asked, ${gaveReason} gave a reason, ${answeredByMail} answered by mail, ${optedOut} opted out`,
    ...facts.reasons.map(({ reason, studios }) => `  ${reason.padEnd(15)} ${studios} of ${gaveReason}`),
    `${facts.minutes.toFixed(1)} minutes of the studios' time, counted apart`,
  ];
}
