/**
 * One fault of a protocol, with the place in the source and what to do about it.
 * `line` and `column` count from 1; `path` is dotted, "personas[0].phone". A warning does not stop a campaign.
 */
export type Finding = {
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
};

/** Steps from the root of a protocol to a value: keys and list positions. */
export type Path = readonly (string | number)[];

/** A fault whose place is still a path into the protocol: what rules return before the source is consulted. */
export type Fault = {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly severity?: 'warning';
  /** Where in a text the fault begins, in UTF-16 units. */
  readonly offset?: number;
  /** Point at the key instead of the value. */
  readonly at?: 'key';
};

/** "personas[0].phone" of ['personas', 0, 'phone']; the root is "(protocol)". */
export function dotted(path: Path): string {
  if (path.length === 0) return '(protocol)';
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}
