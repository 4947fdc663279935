import { type Markers, markersOf, sight } from './marker.ts';
import type { FormPersona } from './read/persona-values.ts';

/** Everything that a dry run types, so that nothing of it leaves: whole values, and beginnings of them as they are typed. */
export type Traces = {
  readonly markers: Markers;
  /** Lower case. */
  readonly values: readonly string[];
};

/** A request as the page wants to send it. `cookies` are all that the browser holds. */
export type WantedRequest = {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly hasBody: boolean;
};

export type DryPhase = 'browsing' | 'filling' | 'over';

const shortestValue = 4;
const shortestBeginning = 2;

export function tracesOf(persona: FormPersona): Traces {
  const values = Object.values(persona).filter((value): value is string => typeof value === 'string' && value !== '');
  const known = markersOf({ alias: persona.email, phoneE164: persona.phoneE164, body: persona.message });
  const lower = values.map((value) => value.toLowerCase().replaceAll(/\s+/gu, ' ').trim());
  const phrases = [...known.phrases, ...lower.filter(({ length }) => length >= shortestValue)];
  return { markers: { ...known, phrases }, values: lower };
}

/**
 * Why a dry run keeps a request in; null when it may go. Only reading requests go, and from the first keystroke on only to addresses
 * without anything new in their query, because a query of that moment may hold what was just typed in a spelling nobody knows.
 * `known` are addresses that were asked for before anything was typed.
 */
export function keptIn(
  traces: Traces,
  wanted: WantedRequest,
  phase: DryPhase,
  known: ReadonlySet<string>,
): string | null {
  if (phase === 'over') return 'the visit is over';
  if (wanted.method !== 'GET') return `${wanted.method} is not a reading request`;
  if (wanted.hasBody) return 'it has a body';
  if (phase === 'browsing') return null;
  const said = [...Object.values(wanted.headers), ...wanted.cookies].join('\n');
  if (sight(traces.markers, said, null, undefined) !== 'clean') return 'a header or cookie holds what was typed';
  if (known.has(wanted.address)) return null;
  const url = URL.parse(wanted.address);
  if (url === null || url.search !== '') return 'its query came up while the form was filled';
  if (sight(traces.markers, wanted.address, null, undefined) !== 'clean') return 'its address holds what was typed';
  const words = `${url.hostname}/${url.pathname}`.split(/[/.]/u).map(plainWord);
  const beginning = words.find((word) => word.length >= shortestBeginning && begins(traces, word));
  return beginning === undefined ? null : 'its address holds the beginning of what was typed';
}

const begins = ({ values }: Traces, word: string): boolean => values.some((value) => value.startsWith(word));

function plainWord(word: string): string {
  try {
    return decodeURIComponent(word).toLowerCase();
  } catch {
    return word.toLowerCase();
  }
}
