import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { messageOf } from '../../services/platform/errors.ts';
import { openAttachmentReader } from '../../services/reading/attachments/apart/attachment-reader.ts';
import { exitCode } from './exit-codes.ts';
import { fileLines } from './inspect-file-lines.ts';
import { type FileReport, reportOf } from './inspect-file-report.ts';

/**
 * Reads files as they would be read in a reply, in the process that is fenced off, and writes what was made of each: one line of
 * JSON a file (and one for each file in an archive), or lines for people. Returns the exit code: 0, or 1 when a file could not be
 * opened or says nothing to us.
 */
export async function inspectFiles(
  files: AsyncIterable<string> | readonly string[],
  { json }: { json: boolean },
  write: (line: string) => void,
): Promise<number> {
  const reader = openAttachmentReader();
  let code: number = exitCode.ok;
  const show = (report: FileReport): void => {
    if ('error' in report || report.unread !== null) code = exitCode.refused;
    for (const line of json ? [JSON.stringify(report)] : fileLines(report)) write(line);
  };
  try {
    for await (const line of files) {
      const file = line.trim();
      if (file === '') continue;
      for (const report of await reportsOf(reader, file)) show(report);
    }
  } finally {
    await reader.close();
  }
  return code;
}

async function reportsOf(reader: ReturnType<typeof openAttachmentReader>, file: string): Promise<FileReport[]> {
  try {
    const readings = await reader.read({ name: basename(file), bytes: await readFile(file) });
    return readings === 'busy' ? [{ file, error: 'busy' }] : readings.map((reading) => reportOf(file, reading));
  } catch (thrown) {
    return [{ file, error: messageOf(thrown) }];
  }
}
