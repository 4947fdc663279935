import type { Path } from './finding.ts';
import { entries, type PartialProtocol } from './partial-protocol.ts';
import { type Language, languages } from './schema/primitives.ts';

/** One text of a protocol that is shown to a studio. */
export type ProtocolText = {
  readonly path: Path;
  readonly language: Language;
  readonly text: string;
  /** Letters are filled with studio, persona and budget; the debrief is not. */
  readonly role: 'letter' | 'follow-up' | 'debrief' | 'budget';
};

type LetterTexts = {
  readonly [Key in Language]?:
    | { readonly subject?: string | undefined; readonly body?: string | undefined }
    | undefined;
};

/** Every text that a studio will read, with its place and language. */
export function protocolTexts(protocol: PartialProtocol): ProtocolText[] {
  const { scripts, publication, budgets } = protocol;
  const letters = entries(scripts?.letters).flatMap(({ index, item }) =>
    letterTexts(['scripts', 'letters', index, 'text'], item.text, 'letter'),
  );
  const followUps = (['secondStep', 'nudge', 'close'] as const).flatMap((key) =>
    letterTexts(['scripts', key], scripts?.[key], 'follow-up'),
  );
  const debrief = languages.flatMap((language) =>
    text(['publication', 'debrief', language], language, publication?.debrief?.[language], 'debrief'),
  );
  const budgetTexts = entries(budgets).flatMap(({ index, item }) =>
    (['text', 'sentence'] as const).flatMap((key) =>
      languages.flatMap((language) =>
        text(['budgets', index, key, language], language, item[key]?.[language], 'budget'),
      ),
    ),
  );
  return [...letters, ...followUps, ...budgetTexts, ...debrief];
}

function letterTexts(path: Path, texts: LetterTexts | undefined, role: ProtocolText['role']): ProtocolText[] {
  return languages.flatMap((language) => [
    ...text([...path, language, 'subject'], language, texts?.[language]?.subject, role),
    ...text([...path, language, 'body'], language, texts?.[language]?.body, role),
  ]);
}

function text(path: Path, language: Language, value: string | undefined, role: ProtocolText['role']): ProtocolText[] {
  return value === undefined ? [] : [{ path, language, text: value, role }];
}
