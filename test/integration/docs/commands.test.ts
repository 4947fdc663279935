import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCode } from '../../../scripts/cli/exit-codes.ts';
import { readText, root } from '../../unit/docs/compose-file.ts';
import { elsewhere } from './elsewhere.ts';
import { commandsOf, pages, wordsOf } from './pages.ts';
import { leaves, usageOf, zerkaloTree } from './zerkalo-tree.ts';

const manual = readText('docs/operator/command-line.md');
/** Pages whose blocks are run from the first line to the last. */
const sessions = ['docs/researcher/first-steps.md', 'docs/first-campaign.md'];
const zerkalo = /(?:^|\| )\.\/scripts\/zerkalo (?=[a-z])(.*)$/;

test('every command shown is run from its page, understood by the program, or run by a test that is named', () => {
  const shown = pages()
    .filter((page) => !sessions.includes(page))
    .flatMap((page) => commandsOf(page).map((command) => ({ page, command })));
  expect(shown.length).toBeGreaterThan(20);
  const unknown = shown.filter(
    ({ command }) => !elsewhere.some((one) => one.command.test(command)) && !zerkalo.test(command),
  );
  expect(unknown).toEqual([]);
  expect(elsewhere.filter(({ ranBy }) => !existsSync(join(root, ranBy)))).toEqual([]);
});

test('the program understands every documented command line of zerkalo', async () => {
  const lines = pages().flatMap((page) => commandsOf(page).flatMap((command) => zerkalo.exec(command)?.[1] ?? []));
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    await expect((await zerkaloTree()).parseAsync(wordsOf(line), { from: 'user' }), line).resolves.toBeDefined();
  }
  await expect((await zerkaloTree()).parseAsync(['campaign', 'lunch'], { from: 'user' })).rejects.toThrow(
    'unknown command',
  );
});

test('the manual has a section for each command, with each of its options', async () => {
  const commands = leaves(await zerkaloTree());
  const titles = [...manual.matchAll(/^### `(.+)`$/gm)].map(([, title]) => title ?? '');
  expect(titles.toSorted()).toEqual(commands.map(usageOf).toSorted());
  for (const command of commands) {
    const [, rest = ''] = manual.split(`### \`${usageOf(command)}\`\n`);
    const [section = ''] = rest.split('\n### ');
    const documented = [...section.matchAll(/^\| `(--.+?)` \|/gm)].map(([, flags]) => flags ?? '');
    const declared = command.options.map(({ flags }) => flags).filter((flags) => flags !== '--json');
    expect(documented.toSorted(), usageOf(command)).toEqual(declared.toSorted());
    expect(section, `an example of ${usageOf(command)}`).toContain('```sh\n');
  }
});

test('the manual lists every exit code by number and name', () => {
  const listed = [...manual.matchAll(/^\| (\d+) \| (\w+) \|/gm)].map(([, code, name]) => [name, Number(code)]);
  expect(Object.fromEntries(listed)).toEqual(exitCode);
});
