import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
} from 'yaml';
import type { Fault, Finding, Path } from './finding.ts';
import { dotted } from './finding.ts';
import { depthFault } from './source-depth.ts';

export type SourceFormat = 'yaml' | 'json';

export type ReadSource = {
  /** Plain data, or undefined when the source cannot be read at all. */
  readonly data: unknown;
  readonly findings: readonly Finding[];
  /** Gives a fault the line and column of the value it speaks of, or of the nearest value above it. */
  readonly locate: (fault: Fault) => Finding;
};

/** Largest protocol that is read, in UTF-16 units: a hundred times a usual one. */
export const maxSourceLength = 1_000_000;

type Place = { readonly line: number; readonly col: number };

const start: Place = { line: 1, col: 1 };

function found(place: Place, path: string, code: string, message: string, remedy: string): Finding {
  return { severity: 'error', line: place.line, column: place.col, path, code, message, remedy };
}

const parserRemedy: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  MULTIPLE_DOCS: 'Keep one document in the file: remove the line "---".',
  NON_STRING_KEY: 'Write the key as plain text.',
};

/**
 * Reads YAML 1.2 or JSON (which is YAML 1.2) with the place of every value. Hostile input is bounded: length, depth,
 * no aliases or anchors (they would let ten lines become a billion), no tags, one document, no repeated keys.
 */
export function readSource(source: string, format: SourceFormat): ReadSource {
  const lines = new LineCounter();
  if (source.length > maxSourceLength) {
    const remedy = 'Shorten it: frames belong into CSV files beside the protocol.';
    return unreadable(
      found(start, '(protocol)', 'source-too-long', `Longer than ${maxSourceLength} characters.`, remedy),
    );
  }
  const tooDeep = depthFault(source);
  if (tooDeep !== null) {
    const remedy = 'A protocol needs no more than eight levels.';
    return unreadable(found(tooDeep, '(protocol)', 'source-too-deep', 'Nested deeper than any protocol.', remedy));
  }
  const options = {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    logLevel: 'silent',
  } as const;
  const documents = parseAllDocuments(source, options);
  const [document] = documents;
  if (document === undefined || !('contents' in document)) {
    return unreadable(
      found(start, '(protocol)', 'source-empty', 'The file is empty.', 'Start from the shipped starter protocol.'),
    );
  }
  const placeAt = (offset: number): Place => ({
    line: Math.max(1, lines.linePos(offset).line),
    col: Math.max(1, lines.linePos(offset).col),
  });
  const faults = [...syntaxFindings(documents, placeAt), ...walkFindings(document.contents, placeAt)];
  if (format === 'json') faults.push(...jsonFindings(source, faults.length > 0));
  const locate = (fault: Fault): Finding => locateIn(document, fault, placeAt);
  if (faults.length > 0) return { data: undefined, findings: faults, locate };
  return { data: document.toJS({ maxAliasCount: 0 }), findings: [], locate };
}

function unreadable(finding: Finding): ReadSource {
  const locate = (fault: Fault): Finding => found(start, dotted(fault.path), fault.code, fault.message, fault.remedy);
  return { data: undefined, findings: [finding], locate };
}

function syntaxFindings(
  documents: readonly Pick<Document.Parsed, 'errors' | 'warnings' | 'range'>[],
  placeAt: (offset: number) => Place,
): Finding[] {
  const findings = documents.flatMap(({ errors, warnings }) =>
    [...errors, ...warnings].map(({ code, message, pos }) =>
      found(
        placeAt(pos[0]),
        '(protocol)',
        'source-syntax',
        message,
        parserRemedy[code] ?? 'Correct the line; the rest is checked after that.',
      ),
    ),
  );
  const second = documents[1];
  if (second !== undefined) {
    const remedy = 'Keep one document in the file: remove the line "---".';
    findings.push(
      found(placeAt(second.range[0]), '(protocol)', 'source-syntax', 'A second document begins here.', remedy),
    );
  }
  return findings;
}

/** Anchors, aliases and repeated keys. Keys are compared through a set: the parser's own check is quadratic. */
function walkFindings(root: Node | null, placeAt: (offset: number) => Place): Finding[] {
  const findings: Finding[] = [];
  const visit = (node: unknown, path: Path): void => {
    if (!isNode(node)) return;
    const place = placeAt(node.range?.[0] ?? 0);
    if (isAlias(node) || node.anchor !== undefined) {
      const remedy = 'Write the value out where it is needed: what is hashed and published must be explicit.';
      findings.push(found(place, dotted(path), 'source-alias', 'Anchors and aliases are not read.', remedy));
    } else if (isSeq(node)) {
      node.items.forEach((item, i) => {
        visit(item, [...path, i]);
      });
    } else if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : String(key);
        if (seen.has(name)) {
          const keyPlace = isNode(key) ? placeAt(key.range?.[0] ?? 0) : place;
          findings.push(
            found(
              keyPlace,
              dotted([...path, name]),
              'key-repeated',
              `The key "${name}" is written twice.`,
              'Keep one of the two.',
            ),
          );
        }
        seen.add(name);
        visit(value, [...path, name]);
      }
    }
  };
  visit(root, []);
  return findings;
}

/** What YAML reads but JSON does not, once YAML found nothing to say. */
function jsonFindings(source: string, alreadyFaulty: boolean): Finding[] {
  if (alreadyFaulty) return [];
  try {
    JSON.parse(source);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not JSON';
    return [
      found(start, '(protocol)', 'source-syntax', `Not JSON: ${message}.`, 'Correct it, or check the file as YAML.'),
    ];
  }
}

function locateIn(document: Document.Parsed, fault: Fault, placeAt: (offset: number) => Place): Finding {
  const { code, message, remedy, severity = 'error' } = fault;
  const place = placeAt(offsetOf(document, fault.path, fault.at === 'key'));
  return { severity, line: place.line, column: place.col, path: dotted(fault.path), code, message, remedy };
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
