import { Check } from 'typebox/value';
import type { Fault, Finding } from './finding.ts';
import { documentHash } from './hash.ts';
import { burdenFaults, recordFaults, scheduleFaults, windowFaults } from './lint/conduct.ts';
import { frameFaults, samplingFaults } from './lint/frames.ts';
import { languageFaults } from './lint/languages.ts';
import { letterFaults } from './lint/letters.ts';
import { personaFaults } from './lint/personas.ts';
import { placeholderFaults } from './lint/placeholders.ts';
import { referenceFaults, repeatedIdFaults } from './lint/references.ts';
import type { LintRule } from './lint/rule.ts';
import { termsFaults } from './lint/terms.ts';
import { prune } from './prune.ts';
import { readSource, type SourceFormat } from './read-source.ts';
import { type Protocol, protocolSchema } from './schema/protocol.ts';
import { schemaFaults } from './schema-faults.ts';

export type CheckedProtocol =
  | {
      readonly kind: 'valid';
      readonly protocol: Protocol;
      readonly hash: string;
      readonly warnings: readonly Finding[];
    }
  | { readonly kind: 'faulty'; readonly findings: readonly Finding[] };

const rules: readonly LintRule[] = [
  referenceFaults,
  repeatedIdFaults,
  frameFaults,
  samplingFaults,
  personaFaults,
  languageFaults,
  placeholderFaults,
  letterFaults,
  scheduleFaults,
  windowFaults,
  burdenFaults,
  recordFaults,
  termsFaults,
];

/**
 * Reads and judges a whole protocol, as YAML or JSON: every fault at once, in the order of the source, each with line
 * and remedy. A valid one comes with its hash (SHA-256 of canonical JSON), which is what is approved, registered and
 * launched; warnings stop nothing. That the sample fits the frame is found at launch.
 */
export function checkProtocol(source: string, format: SourceFormat = 'yaml'): CheckedProtocol {
  const { data, findings, locate } = readSource(source, format);
  if (findings.length > 0) return { kind: 'faulty', findings: inOrder(findings) };
  const shape = schemaFaults(data);
  const sound = prune(
    data,
    shape.filter(({ code }) => code !== 'missing'),
  );
  const faults: Fault[] = [...shape, ...rules.flatMap((rule) => rule(sound))];
  const located = inOrder(faults.map(locate));
  if (located.some(({ severity }) => severity === 'error') || !Check(protocolSchema, data)) {
    return { kind: 'faulty', findings: located };
  }
  return { kind: 'valid', protocol: data, hash: documentHash(data), warnings: located };
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.line - b.line || a.column - b.column);
}
