import type { Protocol } from '../protocol/schema/protocol.ts';
import type { PreflightId, PreflightItem } from './preflight-item.ts';

/** What somebody writes to get past a form: it says nothing about the matter. */
const hollow =
  /^(?:[\s.?…–—-]*|(?:to ?do|tbd|xxx+|n\/?a|\?+|later|lorem ipsum.*|позже|потом|уточнить|заполнить)[\s.!]*)$/iu;
const fewestLetters = 3;

const isHollow = (text: string): boolean => text.trim().length < fewestLetters || hollow.test(text.trim());

/** Board, legal basis, deceptions and their reasons, what studios get: on what ground strangers' time is used. */
export function ethicsItem({ ethics }: Protocol): PreflightItem {
  const empty = [
    ...(isHollow(ethics.board) ? ['ethics.board'] : []),
    ...(isHollow(ethics.legalBasis) ? ['ethics.legalBasis'] : []),
    ...(isHollow(ethics.benefit) ? ['ethics.benefit'] : []),
    ...ethics.deceptions.flatMap(({ what, why }, at) =>
      isHollow(what) || isHollow(why) ? [`ethics.deceptions[${at}]`] : [],
    ),
  ];
  const found = `${ethics.deceptions.length} deceptions with reasons, board: ${ethics.board}`;
  return judged('ethics', empty, found);
}

/** E17: who pays and what they may gain; the operator's own firm is excluded. */
export function interestItem({ interest }: Protocol): PreflightItem {
  const { funder, conflict, excludedDomains } = interest;
  // "None" is an answer here, and shorter than what it takes elsewhere.
  const empty = [
    ...(hollow.test(funder) ? ['interest.funder'] : []),
    ...(hollow.test(conflict) ? ['interest.conflict'] : []),
  ];
  const item = judged('interest', empty, `paid by ${funder}; conflict of interest: ${conflict}`);
  if (item.state !== 'ready' || excludedDomains.length > 0) return item;
  const remedy = "Name the operator's and the funder's own firms in interest.excludedDomains, if they have any.";
  return { ...item, state: 'warning', found: `${item.found}; no own firm is excluded`, remedy };
}

/** After the silence stage every studio is told, in the language it was addressed in. */
export function debriefItem({ frames, publication }: Protocol): PreflightItem {
  const languages = [...new Set(frames.map(({ language }) => language))];
  const empty = languages.filter((language) => isHollow(publication.debrief[language] ?? ''));
  return judged(
    'debrief',
    empty.map((language) => `publication.debrief.${language}`),
    `a debrief in ${languages.join(', ')}`,
  );
}

function judged(id: PreflightId, empty: readonly string[], found: string): PreflightItem {
  if (empty.length === 0) return { id, state: 'ready', found, remedy: null };
  return {
    id,
    state: 'fault',
    found: `says nothing: ${empty.join(', ')}`,
    remedy: 'Write what is true, in a sentence.',
  };
}
