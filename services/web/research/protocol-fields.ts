import { valueAt } from '../../design/protocol/edit-source.ts';
import { dotted, type Path } from '../../design/protocol/finding.ts';
import { weekdays } from '../../design/protocol/schema/conduct.ts';
import { strata } from '../../design/protocol/schema/drawing.ts';
import { axes, channels, type Language, languages } from '../../design/protocol/schema/primitives.ts';

/** How a value is typed: one line, a text, a whole number, one of some, several of some, one per line, yes or no. */
export type FieldKind = 'line' | 'text' | 'whole' | 'choice' | 'choices' | 'lines' | 'wholes' | 'flag';

export type ProtocolField = {
  readonly path: Path;
  /** Name of the control, and what findings call the place: "personas[0].phone". */
  readonly name: string;
  /** Key whose name on screen labels it. */
  readonly key: string;
  readonly kind: FieldKind;
  readonly options: readonly string[];
  /** What an emptied field means: an empty text, null, or no key at all. */
  readonly empty: 'text' | 'null' | 'absent';
  /** Letters and texts: the language. */
  readonly language: string | null;
};

/** A part of a list, such as one persona; `at` is its place, for the button that removes it. */
export type FieldGroup = {
  readonly title: string;
  readonly key: string;
  readonly at: Path | null;
  readonly fields: readonly ProtocolField[];
};
export type ProtocolSection = {
  readonly id: string;
  readonly fields: readonly ProtocolField[];
  readonly groups: readonly FieldGroup[];
  /** List to which an entry can be added. */
  readonly list: Path | null;
};

type More = Partial<Pick<ProtocolField, 'options' | 'empty' | 'language' | 'key'>>;

function make(path: Path, kind: FieldKind, more: More = {}): ProtocolField {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  return { path, name: dotted(path), key, kind, options: [], empty: 'text', language: null, ...more };
}

/** The form of a protocol as it stands: its parts in the order of the work, a group for each entry of a list. */
export function protocolFields(data: unknown): ProtocolSection[] {
  const idsOf = (list: Path): string[] => listAt(data, list).map((entry) => String(valueAt(entry, ['id']) ?? ''));
  const spoken = languagesOf(data);
  const letter = (at: Path): ProtocolField[] =>
    spoken.flatMap((language) => [
      make([...at, language, 'subject'], 'line', { language }),
      make([...at, language, 'body'], 'text', { language }),
    ]);
  const inEach = (at: Path, kind: FieldKind): ProtocolField[] =>
    spoken.map((language) => make([...at, language], kind, { language, key: String(at.at(-1)) }));
  const lines = (at: Path, keys: readonly string[], kind: FieldKind = 'line', more: More = {}): ProtocolField[] =>
    keys.map((key) => make([...at, key], kind, more));
  const groups = (list: Path, fieldsOf: (at: Path) => ProtocolField[]): FieldGroup[] =>
    listAt(data, list).map((entry, index) => {
      const name = valueAt(entry, ['id']);
      const at = [...list, index];
      return {
        title: typeof name === 'string' ? name : String(index + 1),
        key: String(list.at(-1)),
        at,
        fields: fieldsOf(at),
      };
    });
  const section = (
    id: string,
    fields: ProtocolField[],
    list: Path | null = null,
    of: FieldGroup[] = [],
  ): ProtocolSection => ({ id, fields, groups: of, list });
  const absent = { empty: 'absent' } as const;
  const flag = { options: ['true', 'false'] };
  return [
    section(
      'question',
      lines(['objective'], ['question', 'audience', 'geography', 'scope'], 'text'),
      ['objective', 'estimands'],
      groups(['objective', 'estimands'], (at) => [
        make([...at, 'id'], 'line'),
        make([...at, 'axis'], 'choice', { options: axes }),
        make([...at, 'role'], 'choice', { options: ['primary', 'secondary', 'exploratory'] }),
        make([...at, 'definition'], 'text'),
      ]),
    ),
    section('interest', [
      make(['interest', 'funder'], 'line'),
      make(['interest', 'conflict'], 'text'),
      make(['interest', 'excludedDomains'], 'lines'),
    ]),
    section(
      'ethics',
      [...lines(['ethics'], ['legalBasis', 'board', 'benefit'], 'text'), make(['ethics', 'retentionDays'], 'whole')],
      ['ethics', 'deceptions'],
      groups(['ethics', 'deceptions'], (at) => lines(at, ['what', 'why'], 'text')),
    ),
    section('sampling', [
      make(['sampling', 'size'], 'whole', absent),
      make(['sampling', 'fraction'], 'line', absent),
      make(['sampling', 'strata'], 'choices', { options: strata }),
      make(['sampling', 'allocation'], 'choice', { options: ['proportional', 'equal'] }),
      make(['sampling', 'rankTiers'], 'wholes', absent),
      make(['sampling', 'seed'], 'line'),
    ]),
    section(
      'personas',
      [],
      ['personas'],
      groups(['personas'], (at) => [
        ...lines(at, ['id', 'fullName', 'firstName', 'lastName', 'role']),
        ...lines(at, ['company'], 'line', { empty: 'null' }),
        make([...at, 'city'], 'line'),
        make([...at, 'phone'], 'line', { empty: 'null' }),
        make([...at, 'preferredChannel'], 'choice', { options: ['mail', 'phone', 'any'] }),
        ...lines(at, ['displayName', 'mailDomain']),
      ]),
    ),
    section(
      'budgets',
      [],
      ['budgets'],
      groups(['budgets'], (at) => [
        make([...at, 'id'], 'line'),
        make([...at, 'value', 'amountMinor'], 'whole', absent),
        make([...at, 'value', 'currency'], 'line', absent),
        ...inEach([...at, 'text'], 'line'),
        ...inEach([...at, 'sentence'], 'text'),
      ]),
    ),
    section(
      'letters',
      [make(['scripts', 'answerByDays'], 'whole', absent)],
      ['scripts', 'letters'],
      groups(['scripts', 'letters'], (at) => [
        make([...at, 'id'], 'line'),
        make([...at, 'complexity'], 'choice', { options: ['short', 'brief', 'detailed'] }),
        ...letter([...at, 'text']),
      ]),
    ),
    section(
      'followUps',
      [],
      null,
      (['secondStep', 'nudge', 'close'] as const).map((key) => ({
        title: key,
        key,
        at: null,
        fields: letter(['scripts', key]),
      })),
    ),
    section('arms', [
      make(['arms', 'personas'], 'choices', { options: idsOf(['personas']) }),
      make(['arms', 'channels'], 'choices', { options: channels }),
      make(['arms', 'budgets'], 'choices', { options: idsOf(['budgets']) }),
      make(['arms', 'wordings'], 'choices', { options: idsOf(['scripts', 'letters']) }),
    ]),
    section('rules', [
      ...lines(['rules'], ['burdenCapMinutes', 'campaignBurdenHours'], 'whole'),
      make(['rules', 'hourlyCost', 'amountMinor'], 'whole'),
      ...lines(['rules', 'hourlyCost'], ['currency', 'source']),
      make(['rules', 'cooldownDays'], 'whole'),
      make(['rules', 'mailFallback'], 'flag', flag),
      make(['rules', 'secondStep'], 'flag', { ...flag, key: 'takeSecondStep' }),
      ...(valueAt(data, ['rules', 'nudge']) === null
        ? []
        : [make(['rules', 'nudge', 'afterDays'], 'whole'), make(['rules', 'nudge', 'share'], 'line')]),
    ]),
    section('schedule', [
      make(['schedule', 'timeZone'], 'line'),
      make(['schedule', 'weekdays'], 'choices', { options: weekdays }),
      ...lines(['schedule'], ['from', 'to']),
      make(['schedule', 'lengthDays'], 'whole'),
      make(['schedule', 'startsOn'], 'line', absent),
      make(['schedule', 'closedDates'], 'lines'),
      ...lines(['windows'], ['responseDays', 'silenceDays'], 'whole'),
    ]),
    section('publication', [
      make(['publication', 'licence'], 'choice', { options: ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0', 'ODbL-1.0'] }),
      make(['publication', 'minimumCell'], 'whole'),
      make(['publication', 'embargoUntil'], 'line', absent),
      make(['publication', 'terms'], 'text'),
      ...inEach(['publication', 'debrief'], 'text'),
    ]),
  ];
}

export function allFields(sections: readonly ProtocolSection[]): ProtocolField[] {
  return sections.flatMap(({ fields, groups }) => [...fields, ...groups.flatMap((group) => group.fields)]);
}

export function listAt(data: unknown, path: Path): readonly unknown[] {
  const held = valueAt(data, path);
  return Array.isArray(held) ? held : [];
}

/** Languages of the rankings; English where none is named. */
function languagesOf(data: unknown): Language[] {
  const named = new Set(listAt(data, ['frames']).map((frame) => valueAt(frame, ['language'])));
  const found = languages.filter((language) => named.has(language));
  return found.length === 0 ? ['en'] : found;
}
