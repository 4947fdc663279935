import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { calendarHash } from '../../services/measures/clock/business-calendar.ts';
import { allCalendars, missingCalendars } from '../../services/releases/calendars/calendars-of.ts';
import {
  type CalendarsImported,
  importCalendar,
  undoCalendar,
} from '../../services/releases/calendars/import-calendar.ts';
import { calendarVersions, currentCalendars } from '../../services/releases/calendars/store.ts';
import { calendarLine, dayLines, versionLine } from './calendar-lines.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { outputOf, withDatabase } from './with-database.ts';

const BY = 'command line';
type ImportFlags = { source?: string; country?: string; workingDays?: number; hours?: number };

/** `zerkalo calendar`: production calendars, without which working time of a year is "not available". */
export function addCalendarCommands(program: Command): void {
  const calendar = program.command('calendar').description('production calendars that working time is counted by');
  calendar
    .command('import')
    .argument('<file>', 'CSV with the columns date and kind, or JSON: docs/operator/calendars.md')
    .option('--source <text>', 'who published the calendar, as releases name it')
    .option('--country <code>', 'country of two letters; RU when neither this nor the file says')
    .addOption(new Option('--working-days <n>', 'official working days of the year').argParser(whole))
    .addOption(new Option('--hours <n>', 'official hours of the 40-hour week of the year').argParser(whole))
    .description('store the calendar of a year; the one before is kept')
    .action((file: string, flags: ImportFlags, command: Command) => runImport(file, flags, command));
  calendar
    .command('list')
    .description('calendars that hold, and years that waves need and have none for')
    .action((_: unknown, command: Command) => withDatabase(command, listCalendars));
  calendar
    .command('show')
    .argument('<year>', 'year of the calendar', whole)
    .option('--country <code>', 'country of two letters', 'RU')
    .description('days of a year that are not like their weekday, and every version that was imported')
    .action((year: number, { country }: { country: string }, command: Command) =>
      withDatabase(command, (scene) => showCalendar(scene, country.toUpperCase(), year)),
    );
  calendar
    .command('undo')
    .argument('<year>', 'year of the calendar', whole)
    .option('--country <code>', 'country of two letters', 'RU')
    .description('withdraw the last import of a year: the calendar before it holds again')
    .action((year: number, { country }: { country: string }, command: Command) =>
      withDatabase(command, (scene) => undo(scene, country.toUpperCase(), year)),
    );
}

async function runImport(path: string, flags: ImportFlags, command: Command): Promise<void> {
  const bytes = await readFile(path).catch(() => null);
  const { workingDays, hours } = flags;
  const output = outputOf(command);
  const oneTotal = (workingDays === undefined) !== (hours === undefined);
  if (bytes === null) output.complain(`cannot read ${path}: give the path of a CSV or JSON file`);
  if (oneTotal) output.complain('give both --working-days and --hours, or neither');
  if (bytes === null || oneTotal) {
    process.exitCode = exitCode.usage;
    return;
  }
  const expected = workingDays === undefined || hours === undefined ? null : { workingDays, hours40: hours };
  const terms = { country: flags.country ?? null, source: flags.source ?? null, expected, by: BY };
  await withDatabase(command, async (scene) =>
    tellImport(scene.output, path, await importCalendar(scene.db, { name: basename(path), bytes }, terms)),
  );
}

function tellImport(output: Output, path: string, done: CalendarsImported): number {
  output.answer(done);
  if (done.kind === 'refused') {
    for (const { line, column, fault } of done.faults.slice(0, 400))
      output.complain(`${path}:${line}:${column}: ${fault}`);
    output.complain(`nothing stored: ${done.faults.length} fault(s); mend the lines above and import the file again`);
    return exitCode.findings;
  }
  for (const calendar of done.calendars) output.say(`${calendar.outcome.padEnd(9)} ${calendarLine(calendar)}`);
  output.say(`read as ${done.encoding}, sha256 ${done.sha256}`);
  output.say('hold the totals against the official ones; undo with: zerkalo calendar undo <year>');
  return exitCode.ok;
}

type Scene = Parameters<Parameters<typeof withDatabase>[1]>[0];

async function listCalendars({ db, output }: Scene): Promise<number> {
  const imported = new Map((await currentCalendars(db)).map((one) => [`${one.country} ${one.year}`, one]));
  const calendars = (await allCalendars(db)).map((one) => ({
    ...one,
    sha256: calendarHash(one),
    origin: imported.has(`${one.country} ${one.year}`) ? ('imported' as const) : ('shipped' as const),
  }));
  const missing = await missingCalendars(db);
  for (const calendar of calendars) output.say(`${calendar.origin.padEnd(9)} ${calendarLine(calendar)}`);
  for (const { country, year, campaigns } of missing)
    output.say(`MISSING   ${country} ${year}: needed by ${campaigns.join(', ')}; working time will be "not available"`);
  output.answer({ calendars, missing });
  return missing.length > 0 ? exitCode.findings : exitCode.ok;
}

async function showCalendar({ db, output }: Scene, country: string, year: number): Promise<number> {
  const calendar = (await allCalendars(db)).find((one) => one.country === country && one.year === year) ?? null;
  const versions = await calendarVersions(db, country, year);
  output.answer({ calendar, versions });
  if (calendar === null) {
    output.complain(`there is no calendar of ${country} ${year}: zerkalo calendar import FILE --source …`);
    return exitCode.refused;
  }
  for (const line of [calendarLine(calendar), ...dayLines(calendar), ...versions.map(versionLine)]) output.say(line);
  return exitCode.ok;
}

async function undo({ db, output }: Scene, country: string, year: number): Promise<number> {
  const done = await undoCalendar(db, country, year, BY);
  output.answer(done);
  if (done.kind === 'nothing_imported') {
    output.complain(`no imported calendar of ${country} ${year} holds; what comes with the program cannot be undone`);
    return exitCode.refused;
  }
  const now = (await allCalendars(db)).find((one) => one.country === country && one.year === year);
  output.say(`withdrawn ${calendarLine(done.withdrawn)}`);
  output.say(now === undefined ? `${country} ${year} has no calendar now` : `now       ${calendarLine(now)}`);
  return exitCode.ok;
}

function whole(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('a whole number of at most four digits');
  return Number(text);
}
