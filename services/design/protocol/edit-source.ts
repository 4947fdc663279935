import { isMap, isScalar, isSeq, parseDocument, Scalar } from 'yaml';
import type { Path } from './finding.ts';
import { readSource } from './read-source.ts';

/** A value put at a place of a protocol; `undefined` takes the place away. Positions beyond the end of a list append. */
export type SourceEdit = { readonly path: Path; readonly value: unknown };

export type EditedSource =
  | { readonly kind: 'edited'; readonly source: string }
  /** The text is no YAML that a protocol may be: nothing can be put into it before that is mended. */
  | { readonly kind: 'unreadable' };

/**
 * A protocol's text with some values changed; comments, order and the way other values are written stay. Spacing is made even at the
 * first edit. A value that stands there already is not touched, so that saving a form without changes gives the same text.
 */
export function editSource(source: string, edits: readonly SourceEdit[]): EditedSource {
  const { data, findings } = readSource(source, 'yaml');
  if (findings.length > 0 || typeof data !== 'object' || data === null) return { kind: 'unreadable' };
  const changes = edits.filter(({ path, value }) => JSON.stringify(valueAt(data, path)) !== JSON.stringify(value));
  if (changes.length === 0) return { kind: 'edited', source };
  const document = parseDocument(source, { stringKeys: true });
  for (const { path, value } of changes) {
    if (value === undefined) {
      if (document.hasIn(path)) document.deleteIn(path);
      continue;
    }
    const held = document.getIn(path, true);
    if (isScalar(held) && !isStructure(value)) rewrite(held, value);
    else if (!reachable(document, path)) return { kind: 'unreadable' };
    else document.setIn(path, document.createNode(value, { aliasDuplicateObjects: false }));
  }
  return { kind: 'edited', source: document.toString({ lineWidth: 0 }) };
}

/** The value at a place of plain data; undefined where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let held = data;
  for (const step of path) {
    if (typeof held !== 'object' || held === null) return undefined;
    held = Reflect.get(held, step);
  }
  return held;
}

/** The scalar keeps its comment and its style where the new value can be written in it. */
function rewrite(scalar: Scalar, value: unknown): void {
  scalar.value = value;
  delete scalar.source;
  const lines = typeof value === 'string' && value.includes('\n');
  const isBlock = scalar.type === Scalar.BLOCK_LITERAL || scalar.type === Scalar.BLOCK_FOLDED;
  if (lines) scalar.type = Scalar.BLOCK_LITERAL;
  else if (isBlock || typeof value !== 'string') delete scalar.type;
}

/** Every step leads into what it can lead into: a key into a group, a position into a list, anything into what is not there yet. */
function reachable(document: ReturnType<typeof parseDocument>, path: Path): boolean {
  return path.every((step, depth) => {
    const held = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (held === undefined) return true;
    return typeof step === 'number' ? isSeq(held) : isMap(held);
  });
}

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
