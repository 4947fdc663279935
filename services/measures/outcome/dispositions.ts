import { DISPOSITION_CLASSES, type DispositionClass, type DispositionCounts } from './outcome-rates.ts';

/** Edition whose code numbers are stored beside every code: the 10th edition (2023) numbers them anew. */
export const AAPOR_EDITION = '9 (2016)';

/**
 * Final dispositions: code, name, AAPOR code of the Internet-survey table, class, and whether it counts as a reply.
 * Source: AAPOR Standard Definitions, 9th ed. 2016; the mapping of studio outcomes to codes is this project's.
 */
export const DISPOSITIONS = [
  { code: 110, name: 'SUBSTANTIVE', aapor: '1.1', class: 'I', reply: true },
  { code: 120, name: 'NON_SUBSTANTIVE', aapor: '1.2', class: 'P', reply: true },
  { code: 121, name: 'MISSED_CALL_ONLY', aapor: '1.2', class: 'P', reply: true },
  { code: 210, name: 'REFUSAL', aapor: '2.111', class: 'R', reply: true },
  { code: 220, name: 'AUTO_ONLY', aapor: '2.20', class: 'NC', reply: false },
  { code: 221, name: 'SILENT_DELIVERED', aapor: '2.20', class: 'NC', reply: false },
  { code: 230, name: 'UNMASKED', aapor: '2.30', class: 'O', reply: false },
  { code: 231, name: 'OPTED_OUT', aapor: '2.30', class: 'O', reply: false },
  { code: 232, name: 'OBSERVATION_LOST', aapor: '2.30', class: 'O', reply: false },
  { code: 310, name: 'NOT_SENT', aapor: '3.11', class: 'UDo', reply: false },
  { code: 311, name: 'CAPTCHA_BLOCKED', aapor: '3.90', class: 'UDo', reply: false },
  { code: 312, name: 'FORM_BROKEN', aapor: '3.30', class: 'UDs', reply: false },
  { code: 313, name: 'BOUNCED', aapor: '3.30', class: 'UDs', reply: false },
  { code: 314, name: 'SOFT_FAIL_EXPIRED', aapor: '3.30', class: 'UDs', reply: false },
  { code: 320, name: 'DELIVERY_UNKNOWN_SILENT', aapor: '3.19', class: 'UN', reply: false },
  { code: 400, name: 'OUT_OF_SCOPE', aapor: '4.10', class: 'NE', reply: false },
  { code: 410, name: 'CLOSED', aapor: '4.90', class: 'NE', reply: false },
  { code: 420, name: 'DUPLICATE', aapor: '4.81', class: 'NE', reply: false },
  { code: 430, name: 'NO_WRITTEN_CHANNEL', aapor: '4.90', class: 'NE', reply: false },
  { code: 440, name: 'DO_NOT_CONTACT', aapor: '4.90', class: 'NE', reply: false },
] as const satisfies readonly {
  code: number;
  name: string;
  aapor: string;
  class: DispositionClass;
  reply: boolean;
}[];

export type DispositionName = (typeof DISPOSITIONS)[number]['name'];

const CLASS_OF = new Map<string, DispositionClass>(DISPOSITIONS.map((entry) => [entry.name, entry.class]));

/** Counts per class for `outcomeRates`; the counts add up to the number of dispositions given. */
export function tallyDispositions(names: readonly DispositionName[]): DispositionCounts {
  const counts = Object.fromEntries(DISPOSITION_CLASSES.map((name) => [name, 0])) as Record<DispositionClass, number>;
  for (const name of names) {
    const group = CLASS_OF.get(name);
    if (group !== undefined) counts[group] += 1;
  }
  return counts;
}
