import type { Fault, Path } from '../finding.ts';
import { entries, type PartialProtocol, present } from '../partial-protocol.ts';
import type { Language } from '../schema/primitives.ts';

type Held = {
  readonly path: Path;
  readonly texts: { readonly [Key in Language]?: unknown } | undefined;
  readonly what: string;
};

/** Each language in which a frame is addressed needs every text. */
export function languageFaults(protocol: PartialProtocol): Fault[] {
  const wanted = [...new Set(present(present(protocol.frames).map(({ language }) => language)))];
  return textGroups(protocol).flatMap(({ path, texts, what }) =>
    wanted.flatMap((language): Fault[] =>
      texts === undefined || texts[language] !== undefined
        ? []
        : [
            {
              path: [...path, language],
              code: 'text-missing',
              message: `${what} has no text in "${language}".`,
              remedy: `A frame is addressed in "${language}": add the text.`,
            },
          ],
    ),
  );
}

function textGroups({ scripts, budgets, publication }: PartialProtocol): Held[] {
  return [
    ...entries(scripts?.letters).map(
      ({ index, item }): Held => ({
        path: ['scripts', 'letters', index, 'text'],
        texts: item.text,
        what: 'The letter',
      }),
    ),
    { path: ['scripts', 'secondStep'], texts: scripts?.secondStep, what: 'The second step' },
    { path: ['scripts', 'nudge'], texts: scripts?.nudge, what: 'The nudge' },
    { path: ['scripts', 'close'], texts: scripts?.close, what: 'The close' },
    ...entries(budgets).flatMap(({ index, item }): Held[] => [
      { path: ['budgets', index, 'text'], texts: item.text, what: 'The budget' },
      { path: ['budgets', index, 'sentence'], texts: item.sentence, what: 'The budget' },
    ]),
    { path: ['publication', 'debrief'], texts: publication?.debrief, what: 'The debrief' },
  ];
}
