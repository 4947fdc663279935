import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { launchRehearsal } from '../../../scripts/rehearse/launch.ts';
import type { DemoOptions } from '../../../scripts/rehearse/options.ts';
import type { Stage } from '../../../scripts/rehearse/stage.ts';

const dayMs = 86_400_000;

/** Launches so many campaigns at once, each with studios of its own, each beginning so many field days after the one before. */
export async function launchYear(
  stage: Stage,
  options: DemoOptions,
  campaigns: number,
  apartDays: number,
): Promise<void> {
  const { rankings, startAt } = stage.city.facts;
  const lines = new Map(rankings.map((file) => [basename(file), readFileSync(file, 'utf8').trimEnd().split('\n')]));
  const size = Math.floor(options.studios / campaigns);
  for (let nth = 0; nth < campaigns; nth += 1) {
    // No studio is listed for two campaigns: its rest between audits is longer than the pause between them.
    const own = [...lines].map(([file, [head = '', ...rows]]) => {
      const part = [head, ...rows.slice(nth * size, (nth + 1) * size)];
      return [file, Buffer.from(`${part.join('\n')}\n`)] as const;
    });
    const start = new Date(Date.parse(startAt) + nth * apartDays * dayMs).toISOString().slice(0, 10);
    await launchRehearsal(stage, options, { name: `year-${nth + 1}`, start, size, rankings: new Map(own) });
  }
}
