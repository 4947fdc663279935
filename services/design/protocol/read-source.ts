import { LineCounter, parseAllDocuments } from 'yaml';
import { dotted, type Fault, type Finding } from './finding.ts';
import { depthFault } from './source-depth.ts';
import { jsonFindings, syntaxFindings, walkFindings } from './source-faults.ts';
import { found, locateIn, type PlaceAt, start } from './source-place.ts';

export type SourceFormat = 'yaml' | 'json';

export type ReadSource = {
  /** Plain data, or undefined when the source cannot be read at all. */
  readonly data: unknown;
  readonly findings: readonly Finding[];
  /** Gives a fault the line and column of the value it speaks of, or of the nearest value above it. */
  readonly locate: (fault: Fault) => Finding;
};

/** Largest protocol that is read, in UTF-16 units: forty times a usual one. */
export const maxSourceLength = 400_000;

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
  const placeAt: PlaceAt = (offset) => ({
    line: Math.max(1, lines.linePos(offset).line),
    col: Math.max(1, lines.linePos(offset).col),
  });
  const faults = [...syntaxFindings(documents, placeAt), ...walkFindings(document.contents, placeAt)];
  if (format === 'json') faults.push(...jsonFindings(source, faults.length > 0));
  const locate = (fault: Fault): Finding => locateIn(document, fault, source, placeAt);
  if (faults.length > 0) return { data: undefined, findings: faults, locate };
  return { data: document.toJS({ maxAliasCount: 0 }), findings: [], locate };
}

function unreadable(finding: Finding): ReadSource {
  const locate = (fault: Fault): Finding => found(start, dotted(fault.path), fault.code, fault.message, fault.remedy);
  return { data: undefined, findings: [finding], locate };
}
