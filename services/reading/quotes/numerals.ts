import { type Decimal, decimalOf } from './decimal.ts';

const longestWhole = 15;

/**
 * Reads a digit lexeme by the separator rule of price lists: a single separator followed by exactly three digits groups
 * thousands, by one, two or more than three digits it is decimal; of two kinds the last is decimal.
 * `multiplied` = a million or more follows, which makes "1.125" a fraction. Returns null for dates, addresses, versions.
 */
export function readNumeral(lexeme: string, multiplied = false): Decimal | null {
  const separators = lexeme.replace(/\d+/gu, '');
  const parts = lexeme.split(/[.,']/u);
  const first = parts[0] ?? '';
  if (first.length > longestWhole || lexeme.length > 40) return null;
  if (separators === '') return first.length > 1 && first.startsWith('0') ? null : decimalOf(first);
  const last = parts[parts.length - 1] ?? '';
  const decimalMark = separators[separators.length - 1] ?? '';
  const kinds = new Set(separators).size;
  if (kinds === 2 && separators.indexOf(decimalMark) === separators.length - 1) {
    const groups = parts.slice(0, -1);
    return decimalMark !== "'" && isGrouped(groups) ? decimalOf(groups.join(''), last) : null;
  }
  if (kinds > 1) return null;
  if (separators.length > 1) return isGrouped(parts) ? decimalOf(parts.join('')) : null;
  return readSingleSeparator(first, last, decimalMark, multiplied);
}

function readSingleSeparator(whole: string, rest: string, mark: string, multiplied: boolean): Decimal | null {
  const groups = rest.length === 3 && whole.length <= 3 && whole !== '0' && !multiplied;
  if (groups) return decimalOf(whole + rest);
  if (mark === "'") return null;
  // "01.2026" is a month, not an amount.
  if (/^(?:19|20)\d\d$/u.test(rest) && Number(whole) <= 31) return null;
  if (whole.length > 1 && whole.startsWith('0')) return null;
  return decimalOf(whole, rest);
}

/** Groups of three after a first of one to three digits; also the Indian 1,00,000. */
function isGrouped(parts: readonly string[]): boolean {
  const [first, ...rest] = parts;
  if (first === undefined || first.length > 3 || parts.length > 6) return false;
  const last = rest[rest.length - 1];
  const inner = rest.slice(0, -1);
  if (last === undefined) return true;
  return (
    last.length === 3 &&
    (inner.every((group) => group.length === 3) || (first.length <= 2 && inner.every((group) => group.length === 2)))
  );
}
