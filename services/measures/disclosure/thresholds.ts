/** Conventions of disclosure control; a release states them in its manifest and may only change them there. */
export type CellThresholds = {
  /** Least number of groups of studios in a rate cell. */
  readonly K: number;
  /** Least number of replies and of silences: 0/n and n/n say everything about everyone in the cell. */
  readonly c: number;
};

export const CELL_THRESHOLDS: CellThresholds = { K: 10, c: 3 };

/** Least numbers of quotes for a price figure. */
export const PRICE_THRESHOLDS = { median: 10, quartiles: 20, deciles: 50, bin: 3 } as const;

/** p % rule, and the shares in percent that the largest one and two may reach. */
export const DOMINANCE = { p: 15, n1k: 70, n2k: 85 } as const;
