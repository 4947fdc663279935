import { type Document, isMap, isNode, isScalar, isSeq } from 'yaml';
import { dotted, type Fault, type Finding, type Path } from './finding.ts';

/** Line and column, from 1. */
export type Place = { readonly line: number; readonly col: number };
export type PlaceAt = (offset: number) => Place;

export const start: Place = { line: 1, col: 1 };

export function found(place: Place, path: string, code: string, message: string, remedy: string): Finding {
  return { severity: 'error', line: place.line, column: place.col, path, code, message, remedy };
}

/** Gives a fault the place of the value or key it speaks of. */
export function locateIn(document: Document.Parsed, fault: Fault, source: string, placeAt: PlaceAt): Finding {
  const { code, message, remedy, severity = 'error' } = fault;
  const offset = offsetOf(document, fault.path, fault.at === 'key');
  const place =
    fault.offset === undefined ? placeAt(offset) : placeInside(document, fault, fault.offset, source, placeAt);
  return { severity, line: place.line, column: place.col, path: dotted(fault.path), code, message, remedy };
}

/** Place of a word inside a text. Only literal blocks ("|") keep their lines; of other texts the beginning is given. */
function placeInside(
  document: Document.Parsed,
  { path }: Fault,
  offset: number,
  source: string,
  placeAt: PlaceAt,
): Place {
  const node = document.getIn(path, true);
  const begin = offsetOf(document, path, false);
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || typeof node.value !== 'string') return placeAt(begin);
  const before = node.value.slice(0, offset).split('\n');
  const firstLine = source.indexOf('\n', begin) + 1;
  const indent = /^ */u.exec(source.slice(firstLine))?.[0].length ?? 0;
  return { line: placeAt(begin).line + before.length, col: indent + (before.at(-1)?.length ?? 0) + 1 };
}

/** Offset of a value or its key; when the value is missing, of the nearest key above it. */
function offsetOf(document: Document.Parsed, path: Path, wantKey: boolean): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [i, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) return offset;
      const keyOffset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
      // A block that begins on a later line is better found by its key.
      const byKey = (wantKey && i === path.length - 1) || !isScalar(node);
      offset = byKey ? keyOffset : isNode(node) ? (node.range?.[0] ?? keyOffset) : keyOffset;
    } else if (isSeq(node) && typeof step === 'number') {
      const item: unknown = node.items[step];
      if (item === undefined) return offset;
      node = item;
      offset = isNode(node) ? (node.range?.[0] ?? offset) : offset;
    } else {
      return offset;
    }
  }
  return offset;
}
