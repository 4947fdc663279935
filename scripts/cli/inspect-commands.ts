import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { inspectFiles } from './inspect-file.ts';
import { inspectForms } from './inspect-forms.ts';
import { inspectMail } from './inspect-mail.ts';
import { inspectQuotes } from './inspect-quotes.ts';
import { addInspectSite } from './inspect-site.ts';

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const lines = (): AsyncIterable<string> =>
  createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });

/** `zerkalo inspect …`: the readers alone, one line in and one JSON object out, without database or network. */
export function addInspectCommands(program: Command): void {
  const inspect = program.command('inspect').description('run one reader over files named on standard input');
  inspect
    .command('forms')
    .argument('[input]', '"-": file names of saved pages on standard input', '-')
    .description('kinds of forms and roles of fields; pages are opened without scripts and network')
    .action(async () => {
      process.exitCode = await inspectForms(lines(), write);
    });
  inspect
    .command('mail')
    .argument('[input]', '"-": file names of mails on standard input', '-')
    .option('--text', 'the files hold bare plain-text bodies', false)
    .option('--explain', 'add the votes behind each class', false)
    .description('class, failed address, new text and quotes of mails')
    .action(async (_input: string, options: { text: boolean; explain: boolean }) => {
      process.exitCode = await inspectMail(lines(), options, write);
    });
  inspect
    .command('quotes')
    .argument('[input]', '"-": one {"id", "text", "lang"?} a line on standard input', '-')
    .description('money expressions of texts and which of them are prices')
    .action(async () => {
      process.exitCode = await inspectQuotes(lines(), write);
    });
  inspect
    .command('file')
    .argument('[files...]', 'files as they came with a reply; "-" or none: their names on standard input')
    .description('what attachments are and say, with their tables and prices')
    .option('--plain', 'lines for people even where the output is no terminal', false)
    .action(async (files: string[], { plain }: { plain: boolean }, command: Command) => {
      const named = files.length === 0 || files[0] === '-' ? lines() : files;
      const json = command.optsWithGlobals().json === true || (!plain && process.stdout.isTTY !== true);
      process.exitCode = await inspectFiles(named, { json }, write);
    });
  addInspectSite(inspect);
}
