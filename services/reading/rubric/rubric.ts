import type { Protocol } from '../../design/protocol/schema/protocol.ts';

export type Rubric = Protocol['rubric'];
export type RubricItem = Rubric['items'][number];

/** Code of an item → value of one of its anchors; null = not observable, which is not zero. */
export type Codes = Readonly<Record<string, number | null>>;
export type CodeFault = { readonly at: string; readonly message: string };

/**
 * What is wrong with the codes of one reply: every item asked for is answered once, by one of its anchors or as not observable,
 * and nothing else is. Empty: they fit.
 */
export function codeFaults(asked: readonly RubricItem[], codes: Codes): CodeFault[] {
  const given = new Map(Object.entries(codes));
  const faults: CodeFault[] = asked.flatMap(({ code, anchors }): CodeFault[] => {
    const value = given.get(code);
    if (value === undefined) return [{ at: code, message: 'is not answered' }];
    if (value === null || anchors.some((anchor) => anchor.value === value)) return [];
    return [{ at: code, message: `has no anchor ${value}` }];
  });
  for (const code of given.keys()) {
    if (!asked.some((item) => item.code === code)) faults.push({ at: code, message: 'is not asked here' });
  }
  return faults;
}
