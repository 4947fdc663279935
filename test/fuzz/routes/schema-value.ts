import fc from 'fast-check';
import type { Dice } from '../dice.ts';

/** A JSON schema as routes carry it; what is not known here makes any value. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
};

/** Words that are known in this world under the name of a field, such as ids that exist. */
export type KnownWords = (name: string) => readonly string[];

const WORDS = ['website', 'сайт', 'Anna', '12', 'Ü', 'why so', 'a b c', 'spring'];
const MOST_ITEMS = 3;

/** A value that fits the schema in all that the schema says; known words stand in half of the texts that may hold them. */
export function fittingValue(schema: Schema, name: string, dice: Dice, known: KnownWords): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined && schema.enum.length > 0) return dice.pick(schema.enum);
  if (schema.anyOf !== undefined && schema.anyOf.length > 0)
    return fittingValue(dice.pick(schema.anyOf), name, dice, known);
  switch (typeof schema.type === 'string' ? schema.type : dice.pick(schema.type ?? ['string'])) {
    case 'object':
      return objectOf(schema, dice, known);
    case 'array':
      return listOf(schema, name, dice, known);
    case 'integer':
    case 'number':
      return numberOf(schema, dice);
    case 'boolean':
      return dice.percent(50);
    case 'null':
      return null;
    default:
      return textOf(schema, name, dice, known);
  }
}

function objectOf(schema: Schema, dice: Dice, known: KnownWords): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, of] of Object.entries(schema.properties ?? {})) {
    if ((schema.required ?? []).includes(name) || dice.percent(40)) made[name] = fittingValue(of, name, dice, known);
  }
  for (const [pattern, of] of Object.entries(schema.patternProperties ?? {})) {
    const key = matching(pattern, dice);
    made[key] = fittingValue(of, key, dice, known);
  }
  return made;
}

function listOf({ items, minItems = 0, maxItems = MOST_ITEMS }: Schema, name: string, dice: Dice, known: KnownWords) {
  const length = Math.max(minItems, dice.int(Math.min(maxItems, MOST_ITEMS) + 1));
  return Array.from({ length }, () => fittingValue(items ?? {}, name, dice, known));
}

function numberOf({ type, minimum = -5, maximum = minimum + 1_000 }: Schema, dice: Dice): number {
  const edges = [minimum, minimum, minimum + dice.int(Math.min(maximum - minimum, 1_000_000) + 1), maximum];
  return dice.pick(type === 'number' ? [...edges, (minimum + maximum) / 2] : edges);
}

function textOf(schema: Schema, name: string, dice: Dice, known: KnownWords): string {
  const fits = (text: string): boolean =>
    (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text)) &&
    text.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY);
  const words = known(name).filter(fits);
  // What the world was made with comes first among them.
  if (words.length > 0 && dice.percent(70)) return dice.pick(dice.percent(60) ? words.slice(0, 4) : words);
  if (schema.format === 'date')
    return new Date(Date.UTC(2026, dice.int(12), 1 + dice.int(28))).toISOString().slice(0, 10);
  if (schema.format === 'date-time') return new Date(Date.UTC(2026, dice.int(24), dice.int(28))).toISOString();
  if (schema.pattern !== undefined) return matching(schema.pattern, dice).slice(0, schema.maxLength ?? 1_000);
  const word = dice.pick(WORDS.filter(fits).concat('x'));
  if (dice.percent(5)) return word.repeat(20_000).slice(0, schema.maxLength ?? 2_000);
  return word.padEnd(schema.minLength ?? 0, 'x');
}

function matching(pattern: string, dice: Dice): string {
  const [made = ''] = fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: dice.int(2 ** 31) });
  return made;
}
