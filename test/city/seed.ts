/** The city's own generator: one seed and a label give one stream, whatever else was drawn before. */
export type Dice = {
  /** A number in [0, 1). */
  unit: () => number;
  /** A whole number from low to high, both included. */
  between: (low: number, high: number) => number;
  chance: (share: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
  shuffled: <T>(from: readonly T[]) => T[];
};

/**
 * Dice for a purpose ("s03/delays"). Labels keep the streams apart, so that a new draw in one place does not change
 * what is dealt in all others. The generator is mulberry32, seeded by FNV-1a: good enough to deal cards, no more.
 */
export function dice(seed: string, label: string): Dice {
  const unit = mulberry32(fnv1a(`${seed}/${label}`));
  const between = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    between,
    chance: (share) => unit() < share,
    pick: (from) => at(from, between(0, from.length - 1)),
    shuffled: (from) => shuffle(from, between),
  };
}

function shuffle<T>(from: readonly T[], between: (low: number, high: number) => number): T[] {
  const deck = [...from];
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const other = between(0, last);
    const card = at(deck, last);
    deck[last] = at(deck, other);
    deck[other] = card;
  }
  return deck;
}

/** The item at an index that must exist: an empty deck is a fault of the city, not of the field. */
export function at<T>(from: readonly T[], index: number): T {
  const item = from[index];
  if (item === undefined) throw new Error(`city: nothing at ${index} of ${from.length}`);
  return item;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
