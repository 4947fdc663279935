import { sentencesIn } from '../questions/sentences.ts';
import { dueDateIn } from './due-date.ts';
import { noPromise, promises } from './promise-words.ts';

/** A promise to answer, send or call by a day (YYYY-MM-DD); offsets are UTF-16 units of the letter. */
export type Promised = {
  readonly due: string;
  readonly start: number;
  readonly end: number;
  readonly reasons: readonly string[];
};

const mostPromises = 20;

/**
 * Promises with a date in a letter of `sentOn` (the sender's calendar day). What is promised about the project itself and what the
 * client shall do are none. Proposals: a coder confirms them. Pure, linear.
 */
export function findPromises(text: string, sentOn: string): Promised[] {
  return sentencesIn(text)
    .flatMap(({ text: said, start, end }): Promised[] => {
      if (/\?\s*$/u.test(said) || noPromise.test(said)) return [];
      const verb = promises.exec(said);
      const date = verb === null ? null : dueDateIn(said, sentOn);
      if (verb === null || date === null) return [];
      return [
        { due: date.due, start, end, reasons: [`promise: ${verb[0]}`, `date: ${said.slice(date.start, date.end)}`] },
      ];
    })
    .slice(0, mostPromises);
}

/** Kept: the studio came again by the day. Late: after it. Broken: it did not come until the end. Open: the day is not over. */
export type PromiseState = 'kept' | 'late' | 'broken' | 'open';

/**
 * Whether a promise was kept, by the days (YYYY-MM-DD) of the studio's later letters and calls.
 * @param today the last day that is known: today, or the end of the window
 */
export function promiseState(due: string, laterContacts: readonly string[], today: string): PromiseState {
  const first = laterContacts.toSorted()[0];
  if (first !== undefined) return first <= due ? 'kept' : 'late';
  return today > due ? 'broken' : 'open';
}
