import { type Command, Option } from 'commander';
import { createApiKey, scopesOfFirstKey } from '../../services/api/auth/api-keys.ts';
import { addUser } from '../../services/design/people/add-user.ts';
import { roles } from '../../services/design/people/role.ts';
import { exitCode } from './exit-codes.ts';
import { withDatabase } from './with-database.ts';

type UserOptions = { email: string; name: string; role: (typeof roles)[number] };

/** `zerkalo user add`: a person who may act, with an API key that is shown once. */
export function addPeopleCommands(program: Command): void {
  const user = program.command('user').description('people who may act');
  user
    .command('add')
    .description('add a person and print an API key for them (shown once)')
    .requiredOption('--email <address>', 'mail address, also the name for --as')
    .requiredOption('--name <name>', 'full name')
    .addOption(new Option('--role <role>', 'what they may do').choices([...roles]).makeOptionMandatory())
    .action((options: UserOptions, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const added = await addUser(db, { ...options, actor: 'command line' });
        if (added.kind !== 'added') {
          output.complain(
            added.kind === 'address_taken'
              ? `${options.email} is a user already`
              : `${options.email} is no mail address`,
          );
          output.answer(added);
          return exitCode.refused;
        }
        const made = await createApiKey(db, {
          userId: added.userId,
          label: 'command line',
          scopes: scopesOfFirstKey(options.role),
        });
        const key = made.kind === 'created' ? made.key : null;
        output.say(`${options.role} ${options.name} <${options.email}> added`);
        output.say(`API key (shown once): ${key}`);
        output.answer({ ...added, apiKey: key });
        return exitCode.ok;
      }),
    );
}
