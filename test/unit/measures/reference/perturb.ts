/** A wrong value near the right one: one percent off, or the other truth value, or something where nothing was due. */
function wrong(value: unknown): unknown {
  if (typeof value === 'number') return value + 0.01 * Math.max(1, Math.abs(value));
  if (typeof value === 'boolean') return !value;
  return typeof value === 'string' ? `${value}?` : 0;
}

/** Copies of the expectation in each of which exactly one figure is wrong. */
export function perturbations(expected: unknown): unknown[] {
  if (Array.isArray(expected)) {
    if (expected.length === 0) return [[0]];
    return expected.flatMap((item, i) => perturbations(item).map((bad) => expected.with(i, bad)));
  }
  if (typeof expected === 'object' && expected !== null) {
    return Object.entries(expected).flatMap(([key, value]) =>
      perturbations(value).map((bad) => ({ ...expected, [key]: bad })),
    );
  }
  return [wrong(expected)];
}
