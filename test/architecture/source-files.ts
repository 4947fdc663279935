import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export type SourceFile = { path: string; text: string; lines: number };

const rooms = ['services', 'workers', 'migrations', 'scripts', 'test', 'ops'] as const;

/** Every file under the folders (all of ours by default), with paths from the repository's root. */
export function filesIn(folders: readonly string[] = rooms): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
}

/** What people write and read: TypeScript, styles, SQL and shell scripts; generated files and test data are not. */
export function sourceFiles(folders?: readonly string[]): SourceFile[] {
  return filesIn(folders)
    .filter((path) => !path.endsWith('.gen.ts'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter(({ path, text }) => /\.(?:ts|mjs|css|sql)$/.test(path) || text.startsWith('#!'))
    .map((file) => ({ ...file, lines: file.text.split('\n').length - 1 }));
}
