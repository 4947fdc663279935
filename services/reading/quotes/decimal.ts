/** Exact decimal: coefficient / 10^scale. Prices never pass through binary fractions. */
export type Decimal = { readonly coefficient: bigint; readonly scale: number };

/** Decimal of digit strings: `decimalOf('12500', '50')` is 12500.50. */
export function decimalOf(whole: string, fraction = ''): Decimal {
  return { coefficient: BigInt(`${whole}${fraction}` || '0'), scale: fraction.length };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { coefficient: a.coefficient * b.coefficient, scale: a.scale + b.scale };
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { coefficient: atScale(a, scale) + atScale(b, scale), scale };
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = atScale(a, scale) - atScale(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Hundredths of the unit, rounded half up; null beyond the integers a number holds exactly. */
export function toMinor(value: Decimal): number | null {
  const scaled = value.coefficient * 100n;
  const divisor = 10n ** BigInt(value.scale);
  const minor = (scaled + divisor / 2n) / divisor;
  return minor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(minor) : null;
}

/** Plain decimal text without trailing zeros: 12500.5. */
export function toText(value: Decimal): string {
  const digits = value.coefficient.toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale).replace(/0+$/, '');
  return fraction ? `${whole}.${fraction}` : whole;
}

function atScale(value: Decimal, scale: number): bigint {
  return value.coefficient * 10n ** BigInt(scale - value.scale);
}
