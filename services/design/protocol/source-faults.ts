import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import { dotted, type Finding, type Path } from './finding.ts';
import { found, type PlaceAt, start } from './source-place.ts';

const parserRemedy: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  NON_STRING_KEY: 'Write the key as plain text.',
};

/** What the parser itself could not read. */
export function syntaxFindings(
  documents: readonly Pick<Document.Parsed, 'errors' | 'warnings' | 'range'>[],
  placeAt: PlaceAt,
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
export function walkFindings(root: Node | null, placeAt: PlaceAt): Finding[] {
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
export function jsonFindings(source: string, alreadyFaulty: boolean): Finding[] {
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
