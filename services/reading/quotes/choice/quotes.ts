import type { Judged } from '../context/roles.ts';
import { toText } from '../decimal.ts';
import type { MoneyCandidate, Quote, QuoteKind, QuoteRole } from '../types.ts';
import { quoteRoles } from '../types.ts';
import type { Hours } from './hours-near.ts';

/** Fewer points than this is a number that may be money, not a price asked of us. */
export const leastScore = 3;
const quotable: ReadonlySet<string> = new Set(quoteRoles);

/** The candidate of a judged mention; prices without enough evidence become `weak`. */
export function candidateOf(judged: Judged): MoneyCandidate {
  const { mention } = judged;
  const weak = quotable.has(judged.role) && judged.score < leastScore;
  return {
    lowMinor: judged.lowMinor,
    highMinor: judged.highMinor,
    exact: {
      low: mention.span.low === null ? null : toText(mention.span.low),
      high: mention.span.high === null ? null : toText(mention.span.high),
    },
    currency: mention.currency,
    approximate: judged.approximate,
    basis: judged.basis,
    vat: judged.vat,
    vatRate: judged.vatRate,
    role: weak ? 'weak' : judged.role,
    start: mention.start,
    end: mention.end,
    snippet: mention.snippet,
    label: labelOf(judged),
    confidence: confidenceOf(judged.score),
    reasons: judged.reasons,
  };
}

/** The quote of a candidate that asks a price of us, null of any other. */
export function quoteOf(candidate: MoneyCandidate, hours: Hours | null): Quote | null {
  const { role } = candidate;
  if (!isQuoteRole(role)) return null;
  return { ...candidate, role, kind: kindOf(candidate), derived: false, hours };
}

function isQuoteRole(role: string): role is QuoteRole {
  return quotable.has(role);
}

function kindOf(candidate: MoneyCandidate): QuoteKind {
  if (candidate.basis === 'hour') return 'hourly';
  if (candidate.lowMinor === null) return 'upto';
  if (candidate.highMinor === null) return 'from';
  if (candidate.role === 'option' || candidate.basis === 'package') return 'package';
  return candidate.lowMinor === candidate.highMinor ? 'point' : 'range';
}

function confidenceOf(score: number): number {
  return Math.round(100 * Math.min(0.97, Math.max(0.05, 0.35 + score * 0.09))) / 100;
}

function labelOf(judged: Judged): string {
  const own = judged.mention.lead.replace(/^[\s\d.)*•·|,;:-]+|[\s:|.(,-]+$/gu, '');
  const named = judged.mention.section === '' ? own || judged.mention.heading : judged.mention.section;
  return named.slice(-80).trim();
}
