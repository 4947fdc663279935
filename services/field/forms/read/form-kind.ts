import { type FormFacts, roleCount } from './form-facts.ts';
import { type Clue, wordClues } from './form-kind-clues.ts';
import type { FormKind } from './roles.ts';

export type KindReading = { kind: FormKind; why: string[]; scores: Readonly<Partial<Record<FormKind, number>>> };

/** Below this no kind is named. */
const ENOUGH = 3;
/** Kinds whose text is published or sent to a third person: where they are likely, contact has to be much likelier. */
const PUBLIC: readonly FormKind[] = ['comment', 'review', 'share'];
const LIKELY = 4;
const MARGIN = 3;

/**
 * What a form is for: clues are added up per kind (after the feature list of Formasaurus), the strongest kind wins.
 * In doubt between writing to the site and writing in public it is the latter, which is never filled.
 */
export function formKind(facts: FormFacts): KindReading {
  const scores: Partial<Record<FormKind, number>> = {};
  const reasons: Partial<Record<FormKind, string[]>> = {};
  for (const [kind, points, holds, why] of [...structureClues(facts), ...wordClues(facts)]) {
    if (!holds) continue;
    scores[kind] = (scores[kind] ?? 0) + points;
    reasons[kind] = [...(reasons[kind] ?? []), `${why} ${points > 0 ? '+' : ''}${points}`];
  }
  const kind = strongest(scores);
  return { kind, why: reasons[kind] ?? ['no kind has enough evidence'], scores };
}

function strongest(scores: Readonly<Partial<Record<FormKind, number>>>): FormKind {
  const [open] = PUBLIC.map((kind) => [kind, scores[kind] ?? 0] as const).sort(([, a], [, b]) => b - a);
  const ranked = (Object.entries(scores) as [FormKind, number][]).sort(([, a], [, b]) => b - a);
  const [best] = ranked;
  if (best === undefined || best[1] < ENOUGH) return 'other';
  return best[0] === 'contact' && open !== undefined && open[1] >= LIKELY && best[1] < open[1] + MARGIN
    ? open[0]
    : best[0];
}

/** What the fields alone say. */
function structureClues(facts: FormFacts): Clue[] {
  const reach = roleCount(facts, 'email', 'phone', 'messenger');
  const person = roleCount(facts, 'name', 'first_name', 'last_name');
  const message = roleCount(facts, 'message');
  const business = roleCount(facts, 'company', 'budget', 'service', 'deadline', 'source');
  const noText = facts.areas === 0 && facts.passwords === 0;
  return [
    ['contact', 3, message > 0 && facts.areas > 0, 'a large field for a message'],
    ['contact', 2, reach > 0, 'asks how to reach the writer'],
    ['contact', 1, person > 0, 'asks for a name'],
    ['contact', 1, roleCount(facts, 'phone') > 0 && person > 0, 'a telephone and a name'],
    ['contact', 2, roleCount(facts, 'subject') > 0 && message > 0, 'a subject and a message'],
    ['contact', 1, business > 0 && reach > 0, 'asks about the business'],
    ['contact', -3, message === 0, 'no field for a message'],
    ['contact', -4, reach === 0 && facts.areas === 0, 'no way to answer and nothing to say'],
    ['contact', -2, reach === 0 && facts.areas > 0, 'no way to answer'],
    ['contact', -9, facts.passwords > 0, 'asks for a password'],
    ['contact', -5, facts.searchBoxes > 0 && facts.areas === 0, 'a search box'],
    ['contact', -3, !facts.post && facts.action !== '' && facts.areas === 0, 'reads by GET'],
    ['login', 6, facts.passwords === 1 && facts.typed <= 3, 'one password'],
    ['login', 3, facts.passwords === 1 && facts.typed > 3, 'one password among others'],
    ['registration', 7, facts.passwords > 1, 'a password twice'],
    [
      'registration',
      3,
      facts.passwords === 1 && facts.typed >= 3 && reach + person > 0,
      'a password beside personal data',
    ],
    ['registration', 2, noText && facts.typed >= 5 && person > 0, 'many personal data and no message'],
    [
      'password_recovery',
      1,
      facts.passwords === 0 && facts.typed >= 1 && facts.typed <= 3,
      'few fields and no password',
    ],
    ['search', 5, facts.searchBoxes > 0 && noText, 'a search box'],
    ['search', 1, !facts.post && facts.typed === 1 && reach === 0, 'one field, read by GET'],
    ['newsletter', 2, noText && facts.typed <= 2 && roleCount(facts, 'email') === 1, 'an e-mail field and no message'],
    ['newsletter', 1, facts.typed === 1 && roleCount(facts, 'email') === 1, 'an e-mail field alone'],
    ['poll', 3, facts.typed === 0 && facts.radios > 0, 'nothing but choices'],
    ['order', 2, facts.typed === 0 && facts.selects > 0, 'nothing but lists'],
    ['comment', 2, facts.areas > 0 && reach === 0, 'a text and no way to answer'],
    ['comment', 4, blogFields(facts, person), 'name, mail, site and text: the fields of a blog'],
  ];
}

function blogFields(facts: FormFacts, person: number): boolean {
  const fields = person === 1 && roleCount(facts, 'email') === 1 && roleCount(facts, 'site') === 1;
  return fields && facts.areas === 1 && facts.typed === 4 && roleCount(facts, 'subject', 'phone', 'company') === 0;
}
