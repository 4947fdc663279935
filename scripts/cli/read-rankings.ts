import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RankingFiles } from '../../services/design/frames/prepare-frame.ts';
import type { Protocol } from '../../services/design/protocol/schema/protocol.ts';
import { messageOf } from '../../services/platform/errors.ts';
import type { Output } from './output.ts';

/**
 * The ranking files that a protocol names, from a folder, else as they were uploaded to the campaign. One that is neither here nor
 * there is told and left out: the frame is refused then.
 */
export function readRankings(
  output: Output,
  { frames }: Pick<Protocol, 'frames'>,
  folder: string,
  uploaded: RankingFiles = new Map(),
): RankingFiles {
  const files = new Map<string, Uint8Array>(uploaded);
  for (const { file } of frames) {
    try {
      files.set(file, readFileSync(join(folder, file)));
    } catch (thrown) {
      if (uploaded.has(file)) continue;
      output.complain(`${file}: ${messageOf(thrown)}\n  Put it into ${folder}, or name its folder with --rankings.`);
    }
  }
  return files;
}
