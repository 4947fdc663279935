import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { suppressedDomains } from '../../services/design/campaigns/store.ts';
import { frameCsv } from '../../services/design/frames/frame-csv.ts';
import { inspectRanking } from '../../services/design/frames/inspect-ranking.ts';
import { previewDesign } from '../../services/design/preview/preview-design.ts';
import { checkProtocol } from '../../services/design/protocol/check-protocol.ts';
import { coolingDownDomains } from '../../services/field/inquiries/store/plan.ts';
import { messageOf, ZerkaloError } from '../../services/platform/errors.ts';
import { printFindings } from './check-protocol-file.ts';
import { exitCode } from './exit-codes.ts';
import { previewLines } from './preview-lines.ts';
import { readRankings } from './read-rankings.ts';
import { type CommandScene, outputOf, withDatabase } from './with-database.ts';

type PreviewOptions = { rankings: string; out?: string };

/** `zerkalo frame …`: from ranking files to the frame that a sample is drawn from, before anything is stored. */
export function addFrameCommands(program: Command): void {
  const frame = program.command('frame').description('from ranking files to the frame of a campaign');
  frame
    .command('look')
    .argument('<file...>', 'rankings, CSV')
    .description('what a ranking looks like, and the lines for the protocol')
    .action((files: string[], _: unknown, command: Command) => {
      process.exitCode = look(files, command);
    });
  frame
    .command('preview')
    .argument('<protocol>', 'protocol, YAML or JSON')
    .option('--rankings <folder>', 'where the ranking files of the protocol lie', '.')
    .option('--out <file>', 'write the merged frame there, as CSV')
    .description('read and merge the rankings: every fault, doubtful pairs, sample, power and burden')
    .action((file: string, options: PreviewOptions, command: Command) =>
      withDatabase(command, (scene) => preview(scene, file, options)),
    );
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (thrown) {
    throw new ZerkaloError('FILE', `${file}: ${messageOf(thrown)}`, 'Name a file that can be read.');
  }
}

function look(files: readonly string[], command: Command): number {
  const output = outputOf(command);
  const looks = files.map((file) => ({ file, look: inspectRanking(bytesOf(file)) }));
  for (const { file, look: seen } of looks) {
    if (seen === null)
      output.complain(`${file}: this is no CSV\n  Open it in Excel or LibreOffice and save it as CSV.`);
    else {
      const delimiter = seen.delimiter === '\t' ? 'tab' : seen.delimiter;
      output.say(`${file}: ${seen.encoding}, delimiter ${delimiter}, columns: ${seen.headers.join(' | ')}`);
      if (seen.guess === null)
        output.complain(`  no column looks like a name beside a site or an address: fill in columns by hand`);
      else for (const line of frameLines(basename(file), seen.guess)) output.say(line);
    }
  }
  output.answer(looks.map(({ file, look: seen }) => ({ file, ...(seen ?? { unreadable: true }) })));
  return looks.every(({ look: seen }) => seen?.guess) ? exitCode.ok : exitCode.findings;
}

/** What the protocol's `frames` needs of this file; quoted as JSON strings, which YAML reads too. */
function frameLines(file: string, guess: object): string[] {
  const columns = Object.entries(guess).map(([field, header]) => `${field}: ${JSON.stringify(header)}`);
  return [`    file: ${JSON.stringify(file)}`, `    columns: { ${columns.join(', ')} }`];
}

async function preview({ db, output }: CommandScene, file: string, options: PreviewOptions): Promise<number> {
  const checked = checkProtocol(bytesOf(file).toString('utf8'), extname(file) === '.json' ? 'json' : 'yaml');
  if (checked.kind === 'faulty') {
    printFindings(output, file, checked.findings);
    output.answer(checked);
    return exitCode.findings;
  }
  const { protocol } = checked;
  const facts = {
    suppressed: await suppressedDomains(db),
    coolingDown: await coolingDownDomains(db, protocol.rules.cooldownDays),
  };
  const files = readRankings(output, protocol, options.rankings);
  const found = await previewDesign(protocol, files, facts, (frame, rows) =>
    output.progress(`${frame}: ${rows} rows read`),
  );
  if (found.kind !== 'preview') {
    for (const line of previewLines(found)) output.complain(line);
    output.answer(found);
    return exitCode.refused;
  }
  for (const line of previewLines(found)) output.say(line);
  const { units, ...rest } = found;
  if (options.out !== undefined) {
    writeFileSync(options.out, frameCsv(units));
    output.say(`the frame lies in ${options.out}`);
  }
  output.answer({ ...rest, units: units.length });
  return found.rowFaults.length === 0 ? exitCode.ok : exitCode.findings;
}
