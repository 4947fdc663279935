import type { Judged } from '../context/roles.ts';
import type { MoneyRole } from '../types.ts';
import { wholeWords, wordList } from '../vocabulary/word-pattern.ts';

const product = wholeWords(wordList`
  лендинг~ | визитк~ | корпоратив~ | (?:интернет-)?магазин~ | портал~ | многостраничн~ | landing ?pages? |
  (?:online )?(?:store|shop) | corporate | brochure | one-?pager | webshop | online-?shop | unternehmens~ |
  firmenwebsite | landingpage
`);
const priceRow = wholeWords(wordList`
  цена | стоимость | price | cost | preis | kosten
`);
const firmStage = wholeWords(wordList`
  предоплат~ | аванс~ | deposit | anzahlung~ | остат~ | rest~ | remaining | balance
`);
const farthestRow = 3;
const optionReach = 14;

/**
 * Reads neighbouring prices as a list: rows of work become line items, rows of different products a menu, and in a
 * table only the last price of a row is the row's. One price a line, or several in one sentence, of one currency.
 */
export function markRows(judged: readonly Judged[]): Judged[] {
  const marked = namedExtra(continuedStages(unitPrices(judged)));
  for (const group of groupsOf(marked)) {
    const rows = group.map((index) => marked[index]).filter((row) => row !== undefined);
    const role = roleOfGroup(rows);
    const site = role === 'line_item' ? onlyProduct(rows) : undefined;
    for (const index of group) {
      const row = marked[index];
      if (role === null || row === undefined || row.role !== 'price' || row === site) continue;
      const named = site === undefined ? role : 'addon';
      marked[index] = {
        ...row,
        role: named,
        reasons: [...row.reasons, named === 'option' ? 'row of a menu' : 'row of a list'],
      };
    }
  }
  return lonely(lonely(marked, 'line_item'), 'stage');
}

/** Work or a payment priced alone is the price itself, unless it says it is only a part. */
function lonely(judged: readonly Judged[], role: 'line_item' | 'stage'): Judged[] {
  const rows = judged.filter((row) => row.role === role);
  const row = rows[0];
  const whole = judged.some(
    (one) => one.score >= 3 && ['price', 'total', 'option', 'line_item'].includes(one.role) && one !== row,
  );
  const part =
    row === undefined ||
    rows.length > 1 ||
    (role === 'stage' && (whole || row.mention.sentence.includes('%') || firmStage.test(row.mention.sentence)));
  return part ? [...judged] : judged.map((one) => (one === row ? { ...one, role: 'price' } : one));
}

/** Columns of a table: every price of a row but the last is a unit price, unless the row itself is a row of prices. */
function unitPrices(judged: readonly Judged[]): Judged[] {
  return judged.map((row, index) => {
    const next = judged[index + 1];
    const inRow =
      next !== undefined && next.mention.line === row.mention.line && next.mention.inTable && row.mention.inTable;
    if (!inRow || row.role === 'vat_amount' || priceRow.test(row.mention.row.slice(0, 20))) return row;
    if (!['price', 'line_item', 'total'].includes(row.role)) return row;
    return { ...row, role: 'rate', basis: 'unit', reasons: [...row.reasons, 'unit price of a row'] };
  });
}

/** "Сайт — 150 000; запуск рекламы — 20 000": the one dearest row that names the site is the price, the others come on top. */
function onlyProduct(rows: readonly Judged[]): Judged | undefined {
  if (rows.some((row) => row.role !== 'price')) return undefined;
  const named = rows.filter((row) => row.cue === 'product');
  const dearest = rows.every((row) => (row.lowMinor ?? 0) <= (named[0]?.lowMinor ?? 0));
  return named.length === 1 && dearest ? named[0] : undefined;
}

/** Prices behind a payment in the same sentence are payments too ("$4,000 now, $4,000 at launch"). */
function continuedStages(judged: readonly Judged[]): Judged[] {
  let stage: number | null = null;
  return judged.map((row) => {
    if (row.role === 'stage') stage = row.mention.sentenceStart;
    const follows = stage === row.mention.sentenceStart && row.role === 'price' && row.cue === null;
    return follows ? { ...row, role: 'stage', reasons: [...row.reasons, 'follows a payment'] } : row;
  });
}

/** "Basic 990 €, Plus 2.490 €, Premium 4.990 €": between options, a word like "plus" alone is the name of one. */
function namedExtra(judged: readonly Judged[]): Judged[] {
  return judged.map((row, index) => {
    const [before, after] = [judged[index - 1], judged[index + 1]];
    const between = before?.role === 'option' && (after === undefined || after.role === 'option');
    const alone =
      row.mention.lead
        .replace(/[^\p{L}]+/gu, ' ')
        .trim()
        .split(' ').length === 1;
    return row.role === 'addon' && between && alone ? { ...row, role: 'option' } : row;
  });
}

function roleOfGroup(rows: readonly Judged[]): MoneyRole | null {
  if (rows.some((row) => row.role === 'option')) return 'option';
  const work = rows.some((row) => row.role === 'line_item');
  if (!work && distinctProducts(rows) >= 2) return 'option';
  if (rows.every((row) => priceRow.test(row.mention.row.slice(0, 20)) && row.mention.inTable)) return 'option';
  if (!work && areTiers(rows)) return 'option';
  const oneLine = rows.every((row) => row.mention.line === rows[0]?.mention.line);
  // Two prices of one sentence without a word of work may be alternatives, conditions, anything but a sum.
  return oneLine && !work ? null : 'line_item';
}

/** "Mini 990, Midi 2 490, Maxi 4 990": three short names or more, each dearer than the last by a third. */
function areTiers(rows: readonly Judged[]): boolean {
  const short = rows.every((row) => (row.mention.lead.match(/[\p{L}\d]+/gu)?.length ?? 0) <= 2);
  const rising = rows.every(
    (row, index) => index === 0 || (row.lowMinor ?? 0) >= 1.3 * (rows[index - 1]?.lowMinor ?? 0),
  );
  return rows.length >= 3 && short && rising;
}

function distinctProducts(rows: readonly Judged[]): number {
  const names = rows.map((row) => product.exec(row.mention.lead)?.[0].slice(0, 6));
  return new Set(names.filter((name) => name !== undefined)).size;
}

/** Runs of two or more list prices; totals, stages and traps between them belong to no run. */
function groupsOf(judged: readonly Judged[]): number[][] {
  const groups: number[][] = [];
  let run: number[] = [];
  let last: Judged | undefined;
  for (const [index, row] of judged.entries()) {
    if (row.score < 3 || !['price', 'line_item', 'option'].includes(row.role)) continue;
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
  const [x, y] = [a.mention, b.mention];
  if (x.currency !== y.currency && x.currency !== null && y.currency !== null) return false;
  if (a.role === 'option' || b.role === 'option') return y.line - x.line <= optionReach;
  if (x.line === y.line)
    return x.sentenceStart === y.sentenceStart || (a.role === 'line_item' && b.role === 'line_item');
  return isRow(a) && isRow(b) && y.line - x.line <= farthestRow;
}

/** A row names one price after a short label. */
function isRow(row: Judged): boolean {
  return row.mention.row.length <= 120 && (row.mention.order === 0 || row.mention.inTable);
}
