import type { PlannedAnswer } from '../answers/manner.ts';
import { type Code, type CodingEntry, materials } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';

/** Share of the codes in which a coder reads something else than a third would settle on. */
const ERROR_SHARE = { a: 0.04, b: 0.06 };

/** The true codes of one message of a person, by the city's own item ids. */
export function trueCodes(planned: PlannedAnswer): Record<string, Code> {
  const yes = (holds: boolean): Code => (holds ? 'yes' : 'no');
  const isFirst = planned.purpose === 'answer' || planned.purpose === 'after_call';
  const codes: Record<string, Code> = {
    interrogates: isFirst ? yes(planned.interrogates) : 'not_observable',
    price_named: yes(planned.price !== null),
    price_range: planned.price === null ? 'not_observable' : yes(planned.price.low !== planned.price.high),
    refusal: yes(planned.kind === 'human_decline'),
    redirect: yes(planned.kind === 'human_redirect'),
    reminds: yes(planned.purpose === 'reminder'),
  };
  for (const item of materials) codes[`material_${item}`] = yes(planned.materials.includes(item));
  return codes;
}

/** Two coders read the same message; where they differ a third settles. They never err on the same item together. */
export function dealCodes(own: Dice, planned: PlannedAnswer): CodingEntry['codes'] {
  const coded = Object.entries(trueCodes(planned)).map(([item, settled]) => {
    const roll = own.unit();
    const a = roll < ERROR_SHARE.a ? other(settled) : settled;
    const b = roll >= ERROR_SHARE.a && roll < ERROR_SHARE.a + ERROR_SHARE.b ? other(settled) : settled;
    return [item, { a, b, settled }] as const;
  });
  return Object.fromEntries(coded);
}

function other(code: Code): Code {
  return code === 'yes' ? 'no' : 'yes';
}
