import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const bench = fileURLToPath(new URL('../../../scripts/bench/main.ts', import.meta.url));

it('the bench of forms runs both sides on the same site and sends with both', { timeout: 180_000 }, async () => {
  const flags = ['--disable-warning=ExperimentalWarning', bench, 'forms', '1', '1', '1', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  const report = JSON.parse(stdout);
  for (const { ours, bare, ratio } of [report.human, report.noPace]) {
    expect([ours.confirmed, bare.confirmed]).toEqual([1, 1]);
    expect(
      Math.min(ours.processorSecondsARun, bare.processorSecondsARun, ours.megabytes, bare.megabytes),
    ).toBeGreaterThan(0);
    expect(ratio).toBeCloseTo(ours.runsAMinute / bare.runsAMinute, 6);
  }
});
