import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText, root } from '../../unit/docs/compose-file.ts';

/** Every page of the documentation, with its path from the root. */
export function pages(): string[] {
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const docs = below.filter((path) => path.endsWith('.md')).map((path) => `docs/${path}`);
  return ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'test/city/README.md', ...docs.toSorted()];
}

/** The ```sh blocks of a page, one string each. */
export function shellBlocks(page: string): string[] {
  return [...readText(page).matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
}

/** The commands of a page: the lines of its blocks, without what a here-document holds, comments and empty lines. */
export function commandsOf(page: string): string[] {
  return shellBlocks(page)
    .flatMap((block) => block.replace(/<<'(\w+)'\n.*?^\1$/gms, "<<'$1'").split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The words of a shell command as a shell splits them; redirections, pipes and what stands behind them are cut off. */
export function wordsOf(command: string): string[] {
  const [own = ''] = command.split(/\s(?:\|\|?|&&|[<>])\s/);
  return [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
