import type { DoubtfulPair, FrameUnit } from './frame-unit.ts';
import { distinctiveName } from './studio-name.ts';

/** More units than this with one phone or one name share a call centre or a common word, not an owner. */
const maxGroup = 5;

/** Units that share a phone or a distinctive name although their domains differ: each pair once, phone before name. */
export function doubtfulPairs(units: readonly FrameUnit[]): DoubtfulPair[] {
  const pairs = new Map<string, DoubtfulPair>();
  const list = (because: DoubtfulPair['because'], keyOf: (unit: FrameUnit) => string | null): void => {
    for (const group of groupsOf(units, keyOf)) {
      for (const [i, one] of group.entries()) {
        for (const other of group.slice(i + 1)) {
          const domains =
            one.domain < other.domain ? ([one.domain, other.domain] as const) : ([other.domain, one.domain] as const);
          const key = domains.join(' ');
          if (!pairs.has(key)) pairs.set(key, { domains, because });
        }
      }
    }
  };
  list('same-phone', ({ phoneE164 }) => phoneE164);
  list('same-name', ({ name }) => distinctiveName(name));
  return [...pairs.values()];
}

function groupsOf(units: readonly FrameUnit[], keyOf: (unit: FrameUnit) => string | null): FrameUnit[][] {
  const groups = new Map<string, FrameUnit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    if (key === null || key === '') continue;
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [unit]);
    else held.push(unit);
  }
  return [...groups.values()].filter(({ length }) => length > 1 && length <= maxGroup);
}
