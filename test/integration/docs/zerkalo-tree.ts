import { Command } from 'commander';
import { readText } from '../../unit/docs/compose-file.ts';

type AddCommands = (program: Command) => void;

/** The commands of `zerkalo` as the program itself declares them in main.ts, with actions that do nothing. */
export async function zerkaloTree(): Promise<Command> {
  const program = new Command('zerkalo').option('--json');
  const parts = readText('scripts/cli/main.ts').matchAll(/\(await import\('\.\/(.+?)'\)\)\.(add\w+)/g);
  for (const [, file = '', name = ''] of parts) {
    const part = (await import(new URL(`../../../scripts/cli/${file}`, import.meta.url).href)) as Record<
      string,
      AddCommands
    >;
    part[name]?.(program);
  }
  for (const command of everyCommand(program)) {
    command.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  }
  for (const leaf of leaves(program)) {
    leaf.option('--json');
    leaf.action(() => undefined);
  }
  return program;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

/** Commands that do something themselves: those without commands below them. */
export function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
}

/** `zerkalo campaign create <file>` */
export function usageOf(command: Command): string {
  const names = command.parent === null ? [] : [usageOf(command.parent)];
  const args = command.registeredArguments.map((arg) => {
    const name = `${arg.name()}${arg.variadic ? '...' : ''}`;
    return arg.required ? `<${name}>` : `[${name}]`;
  });
  return [...names, command.name(), ...args].join(' ');
}
