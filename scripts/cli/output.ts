import { styleText } from 'node:util';
import { coloursRefused } from '../../services/platform/config.ts';

/** Where a command's answer goes: people read lines on a terminal, programs read one JSON document with `--json`. */
export type Output = {
  json: boolean;
  /** A line for people; silent with `--json`. */
  say: (line: string) => void;
  /** The whole answer; printed only with `--json`. */
  answer: (value: unknown) => void;
  /** A fault for people and logs, on standard error in both modes. */
  complain: (line: string) => void;
  /** One line that replaces itself on a terminal; plain lines, at most one a second, elsewhere. */
  progress: (line: string) => void;
};

type Colour = 'green' | 'red' | 'yellow' | 'dim' | 'bold';

/** Colours a text when standard output is a terminal and NO_COLOR is not set (no-color.org). */
export function paint(colour: Colour, text: string): string {
  return coloursRefused() || process.stdout.isTTY !== true ? text : styleText(colour, text, { validateStream: false });
}

export function openOutput(json: boolean): Output {
  let open = false;
  let lastAt = 0;
  let lastLine = '';
  const endLine = (): void => {
    if (open) process.stderr.write('\n');
    open = false;
  };
  return {
    json,
    say: (line) => {
      endLine();
      if (!json) process.stdout.write(`${line}\n`);
    },
    answer: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    complain: (line) => {
      endLine();
      process.stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (json || line === lastLine) return;
      if (process.stderr.isTTY === true) {
        process.stderr.write(`\r\u001b[2K${line}`);
        open = true;
      } else if (Date.now() - lastAt >= 1_000) {
        process.stderr.write(`${line}\n`);
        lastAt = Date.now();
      }
      lastLine = line;
    },
  };
}
