import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Names of all kinds of sites that the practice city can build, told by the city's own program: nothing of it is imported. */
export function everyKindOnce(): string[] {
  const file = fileURLToPath(new URL('../../test/city/sites/kind-names.ts', import.meta.url));
  const told = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', file], { encoding: 'utf8' });
  return told.split('\n').filter((name) => name !== '');
}
