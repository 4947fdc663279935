import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../../../services/platform/config.ts';
import { processFlags } from '../../../services/platform/process-flags.ts';
import type { Mark } from '../wire/mark.ts';
import { openWire, type Wire } from '../wire/wire.ts';

/** The command line of the product as a person gives it, behind a wire. */
export type CommandLine = {
  /** Ends with its exit code, or with null when it was killed at one of the marks. */
  run: (words: readonly string[], marks?: readonly Mark[]) => Promise<{ code: number | null; words: string }>;
  close: () => Promise<void>;
};

export async function openCommandLine(
  databaseUrl: string,
  settings: Readonly<Record<string, string>>,
): Promise<CommandLine> {
  const wire = await openWire(databaseUrl);
  const env = childEnvironment({ ...settings, DATABASE_URL: wire.url, NO_COLOR: '1' });
  return { run: (words, marks = []) => runOnce(wire, env, words, marks), close: wire.close };
}

const main = fileURLToPath(new URL('../../../scripts/cli/main.ts', import.meta.url));

function runOnce(
  wire: Wire,
  env: NodeJS.ProcessEnv,
  words: readonly string[],
  marks: readonly Mark[],
): Promise<{ code: number | null; words: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...processFlags, main, ...words], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const heard: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => heard.push(bytes));
    wire.set({ marks, kill: () => child.kill('SIGKILL') });
    child.once('error', reject);
    child.once('close', (code) => {
      wire.clear();
      resolve({ code, words: Buffer.concat(heard).toString('utf8') });
    });
  });
}
