/**
 * When a process dies at one of its statements: `asked`: it is kept from the server; `answered`: it was carried out and its answer is
 * kept; `committing`: the commit of its transaction is kept from the server; `committed`: the transaction is written and the process
 * does not know; `after`: it knows, and dies `delayMs` later. Outside a transaction a statement is its own.
 */
export type Moment = 'asked' | 'answered' | 'committing' | 'committed' | 'after';

export type Mark = {
  /** Words that stand in this statement alone. */
  readonly statement: string;
  readonly at: Moment;
  /** Machine milliseconds, for `after`. */
  readonly delayMs?: number;
  /** What the answer must show, or the process goes on. */
  readonly shows?: RegExp;
};

/** A row of an answer that holds an id: something was found. */
export const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u;
