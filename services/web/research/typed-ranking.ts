import { Check } from 'typebox/value';
import { guessColumns } from '../../design/frames/ranking-columns.ts';
import type { Frame } from '../../design/protocol/schema/protocol.ts';
import { frameSchema } from '../../design/protocol/schema/purpose.ts';
import { rankingFields, type TypedRanking } from '../pages/research/columns-page.ts';
import type { FormFault } from '../pages/research/form-parts.ts';
import type { FrameWords } from '../words/research-frame-words.ts';

/** What the form begins with: what the protocol says of the file, else what the header suggests. */
export function suggestedRanking(
  file: string,
  headers: readonly string[],
  known: Frame | null,
  today: string,
): TypedRanking {
  const columns: Readonly<Record<string, string | undefined>> = known?.columns ?? guessColumns(headers) ?? {};
  const picked = rankingFields.map((name) => [`column.${name}`, columns[name] ?? ''] as const);
  const base = file.replace(/\.[a-z]{1,4}$/iu, '');
  const isCyrillic = headers.some((header) => /\p{Script=Cyrillic}/u.test(header));
  return {
    ...Object.fromEntries(picked),
    id: known?.id ?? plainId(base),
    source: known?.source ?? base,
    obtainedAt: known?.obtainedAt ?? today,
    language: known?.language ?? (isCyrillic ? 'ru' : 'en'),
    country: known?.country ?? (isCyrillic ? 'RU' : 'GB'),
  };
}

function plainId(base: string): string {
  const plain = base
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 40);
  return plain === '' ? 'ranking' : plain.replace(/-$/u, '');
}

export type ReadTyped =
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'faulty'; readonly faults: readonly FormFault[] };

/** The protocol's entry for a ranking as a person filled it in, or every field that does not fit. */
export function typedRanking(
  typed: TypedRanking,
  facts: { readonly file: string; readonly sha256: string; readonly others: readonly string[] },
  words: FrameWords,
): ReadTyped {
  const columns = Object.fromEntries(
    rankingFields.flatMap((name) => (typed[`column.${name}`] ? [[name, typed[`column.${name}`]]] : [])),
  );
  const { id = '', source = '', obtainedAt = '', language = '' } = typed;
  const country = (typed.country ?? '').toUpperCase();
  const { file, sha256 } = facts;
  const frame = { id, file, sha256, source: source.trim(), obtainedAt, language, country, columns };
  const shapes = frameSchema.properties;
  const faults: FormFault[] = (['id', 'source', 'obtainedAt', 'language', 'country'] as const).flatMap((name) =>
    Check(shapes[name], frame[name])
      ? []
      : [{ field: name, message: frame[name] === '' ? words.fieldMissing : words.fieldWrong }],
  );
  if (facts.others.includes(id)) faults.push({ field: 'id', message: words.idTaken });
  if (columns.name === undefined) faults.push({ field: 'column.name', message: words.fieldMissing });
  if (columns.site === undefined && columns.mail === undefined)
    faults.push({ field: 'column.site', message: words.wayMissing });
  if (faults.length === 0 && Check(frameSchema, frame)) return { kind: 'frame', frame };
  return { kind: 'faulty', faults: faults.length > 0 ? faults : [{ field: 'id', message: words.fieldWrong }] };
}
