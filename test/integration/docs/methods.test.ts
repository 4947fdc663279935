import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../../services/platform/config.ts';
import { readText, root } from '../../unit/docs/compose-file.ts';
import { shellBlocks } from './pages.ts';

const PAGES = ['docs/methods/measure.md', 'docs/methods/worked-example-2014.md'];

function run(block: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync('sh', ['-ec', block], { cwd: root, env: childEnvironment({ NO_COLOR: '1' }), encoding: 'utf8' });
}

describe('The pages on methods', () => {
  it.each(PAGES)('%s: every command runs', (page) => {
    const blocks = shellBlocks(page);
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) {
      const { status, stderr } = run(block);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }
  });

  it('print in the worked example what the program prints', () => {
    const shown = [
      ...readText('docs/methods/worked-example-2014.md').matchAll(/^```sh\n(.*?)^```\n```text\n(.*?)^```$/gms),
    ];
    expect(shown).toHaveLength(2);
    for (const [, command = '', printed] of shown) expect(run(command).stdout).toBe(printed);
  });
});
