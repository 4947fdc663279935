import type { Fault } from '../finding.ts';
import type { PartialProtocol } from '../partial-protocol.ts';

/** Discipline of people in the languages of the program, by the stems that its names share. */
const discipline = /(?<![\p{L}\p{N}])(?:disciplin|disziplin|arbeitsrechtlich|дисциплин|взыскан|наказан)\p{L}{0,12}/iu;

/** E16: the terms of use, which every release prints, say that nobody's staff is disciplined by the data. */
export function termsFaults({ publication }: PartialProtocol): Fault[] {
  const terms = publication?.terms;
  if (terms === undefined || discipline.test(terms)) return [];
  return [
    {
      path: ['publication', 'terms'],
      code: 'terms-silent',
      message: 'The terms of use do not forbid the discipline of individuals.',
      remedy: 'Say so in the terms: not to be used for the discipline of individuals.',
    },
  ];
}
