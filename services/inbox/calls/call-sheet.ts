import Type, { type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const words = (description: string, maxLength = 500) => Type.String({ minLength: 1, maxLength, description });
/** One type list and no union: the validator would try the first branch of a union and turn null into 0. */
const integerOrNull = (maximum: number) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 0, maximum });
const minor = integerOrNull(1_000_000_000_000);

/** What the taker of an answered call writes down. Roles instead of names; the words of a price as they were said. */
export const callSheetSchema = Type.Object(
  {
    declined: Type.Boolean({ default: false, description: 'They do not take this work or this client.' }),
    price: Type.Union(
      [
        Type.Object(
          {
            lowMinor: minor,
            highMinor: minor,
            currency: Type.String({ pattern: '^[A-Z]{3}$' }),
            basis: Type.Enum(['project', 'hour', 'day', 'month', 'year', 'page', 'package', 'unit']),
            vat: Type.Enum(['incl', 'excl', 'none', 'unknown']),
            words: words('The price in the words that were said.'),
          },
          closed,
        ),
        Type.Null(),
      ],
      {
        default: null,
        description: 'Hundredths of the currency; low null: "up to", high null: "from". Null: none was said.',
      },
    ),
    promised: Type.Array(words('A material that they promised to send.'), { maxItems: 30, default: [] }),
    questions: Type.Array(words('A question that they asked.'), { maxItems: 60, default: [] }),
    codes: Type.Record(Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }), integerOrNull(10), {
      default: {},
      description: 'Rubric item → value; null: not observable, which is not zero.',
    }),
    notes: Type.String({ maxLength: 5_000, default: '' }),
  },
  closed,
);
export type CallSheet = Static<typeof callSheetSchema>;

export type SheetFault = { readonly at: string; readonly message: string };

/** What no schema can see: a price without an amount, ends the wrong way round, codes that the rubric does not have. */
export function sheetFaults(
  { price, codes }: CallSheet,
  rubric: readonly { readonly code: string; readonly values: readonly number[] }[] | null,
): SheetFault[] {
  const faults: SheetFault[] = [];
  if (price !== null) {
    const { lowMinor, highMinor } = price;
    if (lowMinor === null && highMinor === null) faults.push({ at: 'price', message: 'names no amount' });
    if (lowMinor !== null && highMinor !== null && lowMinor > highMinor)
      faults.push({ at: 'price', message: 'low is above high' });
  }
  for (const [code, value] of Object.entries(codes)) {
    const item = rubric?.find((one) => one.code === code);
    if (item === undefined) faults.push({ at: `codes.${code}`, message: 'is no item of the rubric of this call' });
    else if (value !== null && !item.values.includes(value))
      faults.push({ at: `codes.${code}`, message: `has no anchor ${value}` });
  }
  return faults;
}
