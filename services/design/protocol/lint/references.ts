import type { Fault } from '../finding.ts';
import { suggestion } from '../nearest.ts';
import { entries, type PartialProtocol, present } from '../partial-protocol.ts';

type Factor = {
  readonly key: 'personas' | 'budgets' | 'wordings';
  readonly noun: string;
  readonly ids: readonly string[];
};

function factors(protocol: PartialProtocol): Factor[] {
  const ids = (list: readonly ({ readonly id?: string | undefined } | undefined)[] | undefined): string[] =>
    present(present(list).map(({ id }) => id));
  return [
    { key: 'personas', noun: 'persona', ids: ids(protocol.personas) },
    { key: 'budgets', noun: 'budget', ids: ids(protocol.budgets) },
    { key: 'wordings', noun: 'letter', ids: ids(protocol.scripts?.letters) },
  ];
}

/** Arms may name only what the protocol defines, each level once, and everything defined should be used. */
export function referenceFaults(protocol: PartialProtocol): Fault[] {
  return factors(protocol).flatMap((factor) => [...unknownLevels(protocol, factor), ...unusedLevels(protocol, factor)]);
}

function unknownLevels(protocol: PartialProtocol, { key, noun, ids }: Factor): Fault[] {
  const seen = new Set<string>();
  return entries(protocol.arms?.[key]).flatMap(({ index, item }): Fault[] => {
    const repeated = seen.has(item);
    seen.add(item);
    const path = ['arms', key, index];
    if (repeated) {
      return [
        {
          path,
          code: 'level-repeated',
          message: `"${item}" is a level of this factor twice.`,
          remedy: 'Keep it once.',
        },
      ];
    }
    if (ids.includes(item)) return [];
    return [
      { path, code: `unknown-${noun}`, message: `There is no ${noun} "${item}".`, remedy: suggestion(item, ids) },
    ];
  });
}

function unusedLevels(protocol: PartialProtocol, { key, noun, ids }: Factor): Fault[] {
  const used = protocol.arms?.[key];
  // A misspelt level explains the unused one.
  if (used === undefined || used.some((level) => level !== undefined && !ids.includes(level))) return [];
  const place = { personas: ['personas'], budgets: ['budgets'], wordings: ['scripts', 'letters'] }[key];
  return ids.flatMap((id, index): Fault[] =>
    used.includes(id)
      ? []
      : [
          {
            path: [...place, index],
            severity: 'warning',
            code: 'level-unused',
            message: `The ${noun} "${id}" is in no arm.`,
            remedy: `Add it to arms.${key} or remove it.`,
          },
        ],
  );
}

/** Ids inside one list must differ: arms, strata and codes refer to them. */
export function repeatedIdFaults(protocol: PartialProtocol): Fault[] {
  const lists = [
    { path: ['frames'], ids: protocol.frames?.map((frame) => frame?.id) },
    { path: ['personas'], ids: protocol.personas?.map((persona) => persona?.id) },
    { path: ['budgets'], ids: protocol.budgets?.map((budget) => budget?.id) },
    { path: ['scripts', 'letters'], ids: protocol.scripts?.letters?.map((letter) => letter?.id) },
    { path: ['objective', 'estimands'], ids: protocol.objective?.estimands?.map((estimand) => estimand?.id) },
    { path: ['rubric', 'items'], key: 'code', ids: protocol.rubric?.items?.map((item) => item?.code) },
  ];
  return lists.flatMap(({ path, ids, key = 'id' }) =>
    entries(ids).flatMap(({ index, item }): Fault[] =>
      ids?.indexOf(item) === index
        ? []
        : [
            {
              path: [...path, index, key],
              code: 'id-repeated',
              message: `"${item}" is used twice.`,
              remedy: 'Give each its own.',
            },
          ],
    ),
  );
}
