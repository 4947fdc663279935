import type { Fault } from '../finding.ts';
import type { PartialProtocol } from '../partial-protocol.ts';
import { type Language, languages } from '../schema/primitives.ts';
import { protocolTexts } from '../texts.ts';
import { type LetterFaultKind, letterFaultKinds, letterRemedies, letterVocabulary } from './letter-vocabulary.ts';

export type LetterFault = { readonly kind: LetterFaultKind; readonly phrase: string; readonly offset: number };

/** Words of a phrase to a pattern; `\b` knows no Cyrillic, so word borders are written out. */
function patternOf(phrases: readonly string[]): RegExp {
  const alternatives = phrases.map((phrase) =>
    phrase
      .split(' ')
      .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll('…', '\\p{L}{0,12}'))
      .join('\\s{1,3}'),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

const patterns = languages.map((language) => ({
  language,
  kinds: letterFaultKinds.map((kind) => ({ kind, pattern: patternOf(letterVocabulary[language][kind]) })),
}));

/** Rule E5 on one text: threats, duties in law, emergencies, promises of payment; the first phrase of each kind. */
export function lintLetter(text: string, language: Language): LetterFault[] {
  const normal = text.normalize('NFC').replaceAll('’', "'");
  const own = patterns.find((group) => group.language === language);
  return (own?.kinds ?? []).flatMap(({ kind, pattern }) => {
    const match = pattern.exec(normal);
    return match === null ? [] : [{ kind, phrase: match[0].replaceAll(/\s+/gu, ' '), offset: match.index }];
  });
}

/** Rule E5 on every text that a studio reads before the debrief. */
export function letterFaults(protocol: PartialProtocol): Fault[] {
  return protocolTexts(protocol)
    .filter(({ role }) => role !== 'debrief')
    .flatMap(({ path, text, language }) =>
      lintLetter(text, language).map(
        ({ kind, phrase, offset }): Fault => ({
          path,
          offset,
          code: `letter-${kind}`,
          message: `The text says "${phrase}".`,
          remedy: letterRemedies[kind],
        }),
      ),
    );
}
