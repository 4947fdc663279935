/** A promise of code or infrastructure that was broken: carries a stable code, what happened and what to do about it. */
export class ZerkaloError extends Error {
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, what: string, remedy: string, options?: { cause?: unknown }) {
    super(what, options);
    this.name = 'ZerkaloError';
    this.code = code;
    this.remedy = remedy;
  }
}

/** Says that a switch over a literal union forgot a member; the argument's type is `never` when it did not. */
export function unreachable(value: never): never {
  throw new ZerkaloError('UNREACHABLE', `unexpected value ${JSON.stringify(value)}`, 'Report this as a bug.');
}

/** The message of anything that was thrown, without its stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
