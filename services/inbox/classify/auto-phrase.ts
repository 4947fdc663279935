/** One sentence pattern of a machine's answer. */

export type AutoPhrase = {
  readonly rule: string;
  readonly kind: 'auto_ack' | 'out_of_office';
  readonly where: 'subject' | 'body';
  /** Counts towards the weight at which a class is taken; see classify.ts. */
  readonly weight: number;
  readonly pattern: RegExp;
};

/** Between letters a pattern must not begin or end; `\b` knows no Cyrillic and no umlauts. */
const whole = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');

type Line = readonly [where: AutoPhrase['where'], rule: string, weight: number, ...alternatives: string[]];

export function phraseList(kind: AutoPhrase['kind'], lines: readonly Line[]): AutoPhrase[] {
  return lines.map(([where, rule, weight, ...alternatives]) => ({
    rule,
    kind,
    where,
    weight,
    pattern: whole(alternatives.join('|')),
  }));
}
