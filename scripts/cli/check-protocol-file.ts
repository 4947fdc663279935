import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { checkProtocol } from '../../services/design/protocol/check-protocol.ts';
import type { Finding } from '../../services/design/protocol/finding.ts';
import { messageOf, ZerkaloError } from '../../services/platform/errors.ts';
import { exitCode } from './exit-codes.ts';
import { type Output, paint } from './output.ts';

/** Checks a protocol file and prints every finding; exit 2 when it has faults. */
export function checkFile(output: Output, file: string): number {
  const checked = checkProtocol(read(file), extname(file) === '.json' ? 'json' : 'yaml');
  if (checked.kind === 'faulty') {
    printFindings(output, file, checked.findings);
    output.say(`${checked.findings.length} findings`);
    output.answer({ file, findings: checked.findings });
    return exitCode.findings;
  }
  printFindings(output, file, checked.warnings);
  output.say(`${file} is in order; hash ${checked.hash}`);
  output.answer({ file, hash: checked.hash, warnings: checked.warnings });
  return exitCode.ok;
}

export function printFindings(output: Output, file: string, findings: readonly Finding[]): void {
  for (const { line, column, severity, message, remedy } of findings) {
    const mark = severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning');
    output.say(`${file}:${line}:${column} ${mark} ${message}`);
    output.say(`    ${remedy}`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ZerkaloError('FILE', messageOf(cause), 'Name a protocol file that can be read.', { cause });
  }
}
