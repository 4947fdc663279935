import { designNumbers } from '../../design/preview/design-numbers.ts';
import { type CheckedProtocol, checkProtocol } from '../../design/protocol/check-protocol.ts';
import { readSource } from '../../design/protocol/read-source.ts';
import type { Language } from '../../releases/words/language.ts';
import { type Checked, findingText } from '../pages/research/check-panel.ts';
import type { Control } from '../pages/research/protocol-controls.ts';
import type { SectionShown } from '../pages/research/protocol-page.ts';
import { editorWords } from '../words/research-editor-words.ts';
import { type ProtocolField, protocolFields } from './protocol-fields.ts';
import { shownValue, typedValue } from './typed-fields.ts';

/** Findings and numbers of a text, whole or not; `known` is its check where it was made already. */
export function checkText(source: string, frameSize: number | null, known?: CheckedProtocol): Checked {
  const checked = known ?? checkProtocol(source);
  const findings = checked.kind === 'faulty' ? checked.findings : checked.warnings;
  return { findings, numbers: designNumbers(readSource(source, 'yaml').data, frameSize) };
}

export type FormOf = {
  /** Plain data of the text that the form is made of. */
  readonly data: unknown;
  /** What was typed and could not be put into the text; null where it was, or nothing was typed. */
  readonly typed: unknown;
  readonly checked: Checked;
};

/** The form of a text with its findings at their fields. */
export function sectionsShown({ data, typed, checked }: FormOf, language: Language): SectionShown[] {
  const words = editorWords(language);
  const told = new Map<string, string[]>();
  for (const finding of checked.findings)
    told.set(finding.path, [...(told.get(finding.path) ?? []), findingText(finding, words, language)]);
  const control = (field: ProtocolField): Control => ({
    name: field.name,
    key: field.key,
    kind: field.kind,
    options: field.options,
    language: field.language,
    value: (typed === null ? undefined : typedValue(typed, field)) ?? shownValue(data, field),
    faults: told.get(field.name) ?? [],
  });
  return protocolFields(data).map(({ id, fields, groups, list }) => ({
    id,
    controls: fields.map(control),
    groups: groups.map(({ title, key, at, fields: inside }) => ({
      title,
      key,
      at: at?.join('.') ?? null,
      controls: inside.map(control),
    })),
    list: list?.join('.') ?? null,
    listKey: String(list?.at(-1) ?? ''),
  }));
}
