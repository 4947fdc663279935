import type { Quote } from '../quotes/types.ts';
import type { Material, MaterialKind } from './material.ts';

/** Prices of one file, in its order, and the one that its own text makes primary. */
export type PricedFile = { readonly material: Material; readonly main: Quote | null };

/** Where the primary quote of a reply stands: in the letter, or in the file of this index. */
export type PrimaryPlace = { readonly kind: 'letter' } | { readonly kind: 'file'; readonly index: number };

/** Files that price our work, the surer first; a price list prices anybody's. */
const offers: readonly MaterialKind[] = ['estimate', 'proposal', 'other'];

/** Whether prices of a file are asked of us at all: never those of a form, a sample contract, a portfolio or a questionnaire. */
export function asksOfUs({ kind, template }: Material): boolean {
  return !template && (offers.includes(kind) || kind === 'price_list');
}

/**
 * Chooses among the primary quotes of a letter and of its files (docs/decisions/primary-quote.md): what the letter itself asks for
 * the whole work; then what an offer asks, a total before an option before a price; then the rest of the letter; then a price
 * list; then whatever else an offer names.
 */
export function primaryOfReply(letter: Quote | null, files: readonly PricedFile[]): PrimaryPlace | null {
  if (letter !== null && isWhole(letter)) return { kind: 'letter' };
  const asking = files.flatMap(({ material, main }, index) =>
    main !== null && asksOfUs(material) ? [{ index, main, rank: rankOf(material.kind, main) }] : [],
  );
  const offered = asking.filter(({ main, rank }) => rank.kind < offers.length && isForProject(main));
  const best = first(offered) ?? (letter === null ? first(asking) : undefined);
  if (best !== undefined) return { kind: 'file', index: best.index };
  return letter === null ? null : { kind: 'letter' };
}

type Ranked = { readonly index: number; readonly main: Quote; readonly rank: { role: number; kind: number } };

function rankOf(kind: MaterialKind, main: Quote): Ranked['rank'] {
  const role = main.derived ? 3 : ['total', 'option', 'price'].indexOf(main.role);
  const place = offers.indexOf(kind);
  return { role: role < 0 ? 4 : role, kind: place < 0 ? offers.length : place };
}

/** Offers before price lists, then the surer role, then the surer kind, then the first. */
function first(files: readonly Ranked[]): Ranked | undefined {
  const listed = ({ rank }: Ranked): number => (rank.kind === offers.length ? 1 : 0);
  return files.toSorted(
    (a, b) => listed(a) - listed(b) || a.rank.role - b.rank.role || a.rank.kind - b.rank.kind || a.index - b.index,
  )[0];
}

function isForProject({ basis }: Quote): boolean {
  return basis === 'project' || basis === 'package';
}

/** A stated price for the whole work, not one that was computed from parts of it. */
function isWhole(quote: Quote): boolean {
  return isForProject(quote) && !quote.derived && ['total', 'option', 'price'].includes(quote.role);
}
