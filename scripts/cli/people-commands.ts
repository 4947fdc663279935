import { type Command, Option } from 'commander';
import { createApiKey, scopesOfFirstKey } from '../../services/api/auth/api-keys.ts';
import { addUser } from '../../services/design/people/add-user.ts';
import {
  type Changed,
  disablePerson,
  enablePerson,
  invitePerson,
  resetPerson,
} from '../../services/design/people/change-person.ts';
import { roles } from '../../services/design/people/role.ts';
import { listPeople, type Person } from '../../services/design/people/store/people.ts';
import { type Config, publicUrlOf } from '../../services/platform/config.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { type CommandScene, withDatabase } from './with-database.ts';

type UserOptions = { email: string; name: string; role: (typeof roles)[number] };
const actor = 'command line';

/** `zerkalo user …`: who may act and sign in. Whoever may run these commands keeps the installation; the log says "command line". */
export function addPeopleCommands(program: Command): void {
  const user = program.command('user').description('people who may act');
  newPerson(user, 'add', 'add a person and print an API key for them (shown once)').action(
    (options: UserOptions, command: Command) => withDatabase(command, (scene) => add(scene, options)),
  );
  newPerson(user, 'invite', 'add a person and print a link by which they set their password (shown once)').action(
    (options: UserOptions, command: Command) => withDatabase(command, (scene) => invite(scene, options)),
  );
  user
    .command('list')
    .description('everybody: role, last sign-in, second factor')
    .action((_: unknown, command: Command) => withDatabase(command, list));
  existing(user, 'reset', 'end sessions and password of a person; print a link that sets a new one (shown once)')
    .option('--second-factor', 'remove the second factor too, for a person who lost it')
    .action((options: { email: string; secondFactor?: boolean }, command: Command) =>
      withDatabase(command, (scene) => reset(scene, options.email, options.secondFactor === true)),
    );
  existing(user, 'disable', 'a person may act and sign in no more; what they did stays').action(
    ({ email }: { email: string }, command: Command) =>
      withDatabase(command, (scene) => change(scene, email, disablePerson, 'disabled')),
  );
  existing(user, 'enable', 'a person who was disabled may act again').action(
    ({ email }: { email: string }, command: Command) =>
      withDatabase(command, (scene) => change(scene, email, enablePerson, 'enabled')),
  );
}

function newPerson(user: Command, name: string, description: string): Command {
  return user
    .command(name)
    .description(description)
    .requiredOption('--email <address>', 'mail address, also the name for --as')
    .requiredOption('--name <name>', 'full name')
    .addOption(new Option('--role <role>', 'what they may do').choices([...roles]).makeOptionMandatory());
}

function existing(user: Command, name: string, description: string): Command {
  return user.command(name).description(description).requiredOption('--email <address>', 'mail address of the person');
}

async function add({ db, output }: CommandScene, options: UserOptions): Promise<number> {
  const added = await addUser(db, { ...options, actor });
  if (added.kind !== 'added') return refuseNew(output, added.kind, options.email);
  const scopes = scopesOfFirstKey(options.role);
  const made = await createApiKey(db, { userId: added.userId, label: actor, scopes });
  const key = made.kind === 'created' ? made.key : null;
  output.say(`${options.role} ${options.name} <${options.email}> added`);
  output.say(`API key (shown once): ${key}`);
  output.answer({ ...added, apiKey: key });
  return exitCode.ok;
}

async function invite({ db, output, runtime }: CommandScene, options: UserOptions): Promise<number> {
  const invited = await invitePerson(db, { ...options, actor });
  if (invited.kind !== 'invited') return refuseNew(output, invited.kind, options.email);
  output.say(`${options.role} ${options.name} <${options.email}> added`);
  const link = sayLink(output, runtime.config, invited);
  output.answer({ kind: invited.kind, userId: invited.userId, link, endsAt: invited.endsAt.toISOString() });
  return exitCode.ok;
}

async function list({ db, output }: CommandScene): Promise<number> {
  const people = await listPeople(db);
  if (people.length === 0) output.say('nobody yet: zerkalo user invite --role owner --email … --name …');
  for (const person of people) output.say(lineOf(person));
  output.answer({ people });
  return exitCode.ok;
}

async function reset({ db, output, runtime }: CommandScene, email: string, factor: boolean): Promise<number> {
  const person = await personOf(db, email);
  const done = await resetPerson(db, person?.id ?? '00000000-0000-0000-0000-000000000000', { actor, factor });
  if (done.kind !== 'reset') return refuse(output, done.kind, email);
  output.say(`${email}: sessions ended, the old password opens nothing${factor ? ', the second factor is gone' : ''}`);
  const link = sayLink(output, runtime.config, done);
  output.answer({ kind: done.kind, link, endsAt: done.endsAt.toISOString() });
  return exitCode.ok;
}

async function change(
  { db, output }: CommandScene,
  email: string,
  act: (db: CommandScene['db'], userId: string, actor: string) => Promise<Changed>,
  done: string,
): Promise<number> {
  const person = await personOf(db, email);
  const { kind } = person === undefined ? { kind: 'nobody' as const } : await act(db, person.id, actor);
  if (kind === 'nobody' || kind === 'last_owner') return refuse(output, kind, email);
  output.say(kind === 'changed' ? `${email} ${done}` : `${email} was ${done} before`);
  output.answer({ kind });
  return exitCode.ok;
}

async function personOf(db: CommandScene['db'], email: string): Promise<Person | undefined> {
  return (await listPeople(db, email)).find((person) => person.email === email.toLowerCase());
}

function sayLink(output: Output, config: Config, { secret, endsAt }: { secret: string; endsAt: Date }): string {
  const link = `${publicUrlOf(config)}/welcome?link=${secret}`;
  output.say(`Link to set the password (shown once, ends ${endsAt.toISOString().slice(0, 16)}Z): ${link}`);
  return link;
}

function lineOf({ name, email, role, disabled, lastSignInAt, factorOn, hasPassword }: Person): string {
  const seen = lastSignInAt === null ? 'never signed in' : `signed in ${lastSignInAt.toISOString().slice(0, 16)}Z`;
  const how = disabled ? 'disabled' : hasPassword ? `password${factorOn ? ' and second factor' : ''}` : 'no password';
  return `${role.padEnd(10)} ${name} <${email}>: ${how}, ${seen}`;
}

function refuseNew(output: Output, kind: 'address_taken' | 'address_invalid', email: string): number {
  output.complain(kind === 'address_taken' ? `${email} is a user already` : `${email} is no mail address`);
  output.answer({ kind });
  return exitCode.refused;
}

function refuse(output: Output, kind: 'nobody' | 'last_owner' | 'disabled', email: string): number {
  const why = {
    nobody: `there is no user ${email}; see: zerkalo user list`,
    last_owner: `${email} is the last owner: make another one first`,
    disabled: `${email} is disabled; first: zerkalo user enable --email ${email}`,
  };
  output.complain(why[kind]);
  output.answer({ kind });
  return exitCode.refused;
}
