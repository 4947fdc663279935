import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A small disk of its own for the evidence, which can be filled to its last byte and made free again. */
export type SmallDisk = { fill: () => void; free: () => void; end: () => void };

const piece = Buffer.alloc(1024 * 1024, 'x');

/**
 * Mounts a file system in memory at the folder where evidence is kept.
 * @throws when this account may not mount one; it takes root
 */
export function mountSmallDisk(directory: string, megabytes: number): SmallDisk {
  mkdirSync(directory, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', directory]);
  const filler = join(directory, 'filler');
  return {
    fill: () => {
      const file = openSync(filler, 'a');
      try {
        for (let size = piece.length; size > 0; ) size = written(file, size) ? size : Math.floor(size / 2);
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    end: () => execFileSync('umount', ['--lazy', directory]),
  };
}

function written(file: number, size: number): boolean {
  try {
    return writeSync(file, piece, 0, size) === size;
  } catch {
    return false;
  }
}
