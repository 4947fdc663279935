/** `ms`: computing time, where the process tells it. */
export type ToldReading = { kind: 'read'; ms?: number } | { kind: 'given_up' } | { kind: 'fault'; fault: string };
export type OpenReader = {
  readonly name: string;
  /** Whether its inputs may be archives that are worth packing anew. */
  readonly packs: boolean;
  readonly read: (input: Buffer) => Promise<ToldReading>;
  readonly close: () => Promise<void>;
};
