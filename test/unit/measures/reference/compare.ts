/** A case of the reference file: made with R and plain formulas, see docs. */
export type ReferenceCase = {
  readonly id: string;
  readonly fn: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tol: number;
  readonly kind: 'numeric' | 'fixture';
};

function differsInNumber(actual: unknown, expected: number, tol: number): boolean {
  if (typeof actual !== 'number' || !Number.isFinite(actual)) return true;
  return Math.abs(actual - expected) > tol * Math.max(1, Math.abs(expected));
}

function child(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/**
 * Paths at which `actual` differs from `expected` by more than |a-b| <= tol·max(1,|b|); tol 0 means equal.
 * Every expected key must be there; keys beyond the expected ones are allowed. Lists must have equal length.
 */
export function differences(actual: unknown, expected: unknown, tol: number, path = ''): string[] {
  if (typeof expected === 'number') {
    return differsInNumber(actual, expected, tol) ? [`${path}: ${JSON.stringify(actual)} is not ${expected}`] : [];
  }
  if (typeof expected !== 'object' || expected === null) {
    return actual === expected ? [] : [`${path}: ${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`];
  }
  if (Array.isArray(expected) && (!Array.isArray(actual) || actual.length !== expected.length)) {
    return [`${path}: ${JSON.stringify(actual)} is not a list of ${expected.length}`];
  }
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(child(actual, key), value, tol, `${path}/${key}`),
  );
}
