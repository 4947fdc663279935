/** A reader that was taken over: it tries what its process must not let it do. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerApart } from '../../../../services/platform/apart/answer-apart.ts';

answerApart(async () => {
  const tried = (act: () => unknown): string => {
    try {
      act();
      return 'done';
    } catch (thrown) {
      return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
    }
  };
  const text = JSON.stringify({
    write: tried(() => writeFileSync(join(tmpdir(), 'zerkalo-pried'), 'x')),
    start: tried(() => spawnSync('true')),
    key: process.env.DATABASE_URL ?? 'none',
  });
  return [{ name: 'x', format: 'text', bytes: 1, unread: null, text, notes: [], links: [] }];
});
