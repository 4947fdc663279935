import type { Judged } from '../context/roles.ts';
import { wholeWords } from '../lexicon/word-pattern.ts';

const product = wholeWords(
  'лендинг\\p{L}*|визитк\\p{L}*|корпоратив\\p{L}*|(?:интернет-)?магазин\\p{L}*|портал\\p{L}*|многостраничн\\p{L}*|landing ?pages?|(?:online )?(?:store|shop)|corporate|brochure|one-?pager|webshop|online-?shop|unternehmens\\p{L}*|firmenwebsite|landingpage',
);
const farthestRow = 3;
const optionReach = 14;

/**
 * Reads neighbouring prices as a list: rows of work become line items, rows of different products a menu.
 * One price a line, or several in one sentence, of one currency.
 */
export function markRows(judged: readonly Judged[]): Judged[] {
  const marked = [...judged];
  for (const group of groupsOf(judged)) {
    const rows = group.map((index) => judged[index]).filter((row) => row !== undefined);
    const menu =
      rows.filter((row) => row.role === 'option').length >= 1 ||
      (rows.every((row) => row.cue !== 'line_item') && distinctProducts(rows) >= 2);
    for (const index of group) {
      const row = judged[index];
      if (row === undefined || row.role === 'option' || row.role === 'line_item' || row.role === 'addon') continue;
      marked[index] = {
        ...row,
        role: menu ? 'option' : 'line_item',
        reasons: [...row.reasons, menu ? 'row of a menu' : 'row of a list'],
      };
    }
  }
  // Work priced alone is the price itself.
  const items = marked.filter((row) => row.role === 'line_item');
  return items.length === 1
    ? marked.map((row) => (row.role === 'line_item' ? { ...row, role: 'price' } : row))
    : marked;
}

function distinctProducts(rows: readonly Judged[]): number {
  return new Set(
    rows.map((row) => product.exec(row.mention.lead)?.[0].slice(0, 6)).filter((name) => name !== undefined),
  ).size;
}

/** Runs of two or more list prices; totals, stages and traps between them belong to no run. */
function groupsOf(judged: readonly Judged[]): number[][] {
  const groups: number[][] = [];
  let run: number[] = [];
  let last: Judged | undefined;
  for (const [index, row] of judged.entries()) {
    if (row.role === 'equivalent' || row.score < 3) continue;
    if (!['price', 'line_item', 'option'].includes(row.role)) continue;
    if (last !== undefined && !belongs(last, row)) {
      groups.push(run);
      run = [];
    }
    run.push(index);
    last = row;
  }
  return [...groups, run].filter((group) => group.length >= 2);
}

function belongs(a: Judged, b: Judged): boolean {
  if (a.mention.currency !== b.mention.currency && a.mention.currency !== null && b.mention.currency !== null)
    return false;
  const distance = b.mention.line - a.mention.line;
  if (a.role === 'option' || b.role === 'option') return distance <= optionReach;
  if (distance === 0) return true;
  const rowLike = isRow(a) && isRow(b);
  return rowLike && distance <= farthestRow;
}

/** A row names one price after a short label. */
function isRow(row: Judged): boolean {
  return row.mention.row.length <= 120 && row.mention.order === 0;
}
