import { readFileSync } from 'node:fs';
import { checkProtocol } from '../../../services/design/protocol/check-protocol.ts';
import type { Protocol } from '../../../services/design/protocol/schema/protocol.ts';

/** Source of a protocol that comes with the program. */
export function shipped(name: 'starter' | 'rehearsal-line'): string {
  return readFileSync(new URL(`../../../services/design/protocol/shipped/${name}.yaml`, import.meta.url), 'utf8');
}

export function fixture(path: string): Buffer {
  return readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));
}

export function checked(source: string): Protocol {
  const outcome = checkProtocol(source);
  if (outcome.kind === 'faulty') throw new Error(JSON.stringify(outcome.findings, null, 1));
  return outcome.protocol;
}

/** Codes of all findings of a faulty protocol, or of the warnings of a valid one. */
export function codesOf(source: string, format: 'yaml' | 'json' = 'yaml'): string[] {
  const outcome = checkProtocol(source, format);
  return (outcome.kind === 'faulty' ? outcome.findings : outcome.warnings).map(({ code }) => code);
}
