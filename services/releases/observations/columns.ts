/** Columns of an observations file. Names are matched without case; any order; others are ignored and named in the answer. */
export const COLUMNS = [
  { name: 'stratum', needed: false, holds: 'stratum of the sample; empty: one stratum for all' },
  { name: 'stratum_size', needed: false, holds: 'studios of the frame in that stratum, for weighted totals' },
  { name: 'arm', needed: false, holds: 'what the design varied, e.g. a wording or a persona; empty: one arm' },
  { name: 'group', needed: false, holds: 'owner of the studio; empty: a group of its own' },
  { name: 'delivered', needed: true, holds: 'yes, no or unknown' },
  {
    name: 'channel',
    needed: true,
    holds: 'first human contact: email, phone, messenger, other; empty or none: silence',
  },
  {
    name: 'delay',
    needed: true,
    holds: 'time from delivery to that contact, or to the end of watching; empty if undelivered',
  },
  {
    name: 'censoring',
    needed: false,
    holds:
      'empty: the delay ended with the contact; else why watching ended: window, nudge, outage, unmasked, opted_out',
  },
  { name: 'doubted', needed: false, holds: 'yes where the answer doubts that the inquiry is genuine; empty: no' },
  { name: 'machine', needed: false, holds: 'yes where a machine is suspected to have composed the answer; empty: no' },
  { name: 'quotes', needed: false, holds: 'main price of the answer: 300000, 300000..450000, from 250000, to 400000' },
] as const;

export type ColumnName = (typeof COLUMNS)[number]['name'];
export const CENSORINGS: ReadonlySet<string> = new Set(['window', 'nudge', 'outage', 'unmasked', 'opted_out']);

/** Where each known column stands in the header; null for a column that the file does not have. */
export type ColumnPlaces = Readonly<Record<ColumnName, number | null>>;

export type HeaderReading =
  | { readonly kind: 'read'; readonly places: ColumnPlaces; readonly ignored: readonly string[] }
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

/** Finds the columns of a header line; a missing or doubled one is refused, all at once. */
export function readHeader(cells: readonly string[]): HeaderReading {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const known = new Set<string>(COLUMNS.map(({ name }) => name));
  const doubled = names.filter((name, i) => known.has(name) && names.indexOf(name) !== i);
  const missing = COLUMNS.filter(({ name, needed }) => needed && !names.includes(name));
  const faults = [
    ...missing.map(({ name, holds }) => `column "${name}" is missing (${holds})`),
    ...doubled.map((name) => `column "${name}" stands there twice; keep one`),
  ];
  if (faults.length > 0) return { kind: 'refused', faults };
  const places = Object.fromEntries(
    COLUMNS.map(({ name }) => [name, names.includes(name) ? names.indexOf(name) : null]),
  ) as Record<ColumnName, number | null>;
  return { kind: 'read', places, ignored: names.filter((name) => name !== '' && !known.has(name)) };
}
