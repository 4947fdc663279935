/** One line of the table: what we reach beside a bare library that does the same work in the same run. */
export type Compared = {
  suite: string;
  ours: number;
  bare: number;
  unit: string;
  /** What the ratio of ours to bare shall be. */
  target: { atLeast: number } | { atMost: number };
};

/** Hands the figures of a suite to the table that started it; a suite that was called by itself prints its own lines. */
export function tellCompared(compared: Compared): void {
  process.send?.(compared);
}

export const ratioOf = ({ ours, bare }: Pick<Compared, 'ours' | 'bare'>): number => ours / bare;

/** How far the ratio is on the good side of its target; below zero it is missed. */
export function distanceOf(compared: Compared): number {
  const { target } = compared;
  return 'atLeast' in target ? ratioOf(compared) - target.atLeast : target.atMost - ratioOf(compared);
}
