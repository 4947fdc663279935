import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Command } from 'commander';
import { openAmendment } from '../../services/design/amendments/store/amendments.ts';
import { type Registration, registrationOf } from '../../services/design/amendments/store/registration.ts';
import {
  approveAmendment,
  proposeAmendment,
  withdrawAmendment,
} from '../../services/field/inquiries/amend-protocol.ts';
import { type As, knownCampaign, slugCommand, told } from './campaign-acts.ts';
import { printFindings } from './check-protocol-file.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { actingUser, withDatabase } from './with-database.ts';

type AmendOptions = As & { reason: string };

/** `zerkalo protocol …`: what was registered, and what changed since. */
export function addProtocolCommands(program: Command): void {
  const protocol = program.command('protocol').description('the registered protocol and its amendments');
  protocol
    .command('amend')
    .argument('<campaign>')
    .argument('<file>', 'the whole protocol as it shall be, YAML or JSON')
    .requiredOption('--as <address>', 'who amends it')
    .requiredOption('--reason <text>', 'why; every release prints it')
    .description('propose another version of a registered protocol')
    .action((slug: string, file: string, options: AmendOptions, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const { id: campaignId } = await knownCampaign(db, slug);
        const { id: actor } = await actingUser(db, options.as, 'create');
        const format = extname(file) === '.json' ? 'json' : 'yaml';
        const source = readFileSync(file, 'utf8');
        const outcome = await proposeAmendment(db, { campaignId, source, format, reason: options.reason, actor });
        return amended(output, file, outcome);
      }),
    );
  slugCommand(
    protocol,
    'approve',
    'put the amendment into force as the second person',
    async (db, output, found, { as }) => {
      const { id: actor } = await actingUser(db, as, 'approve');
      const hash = (await openAmendment(db, found.id))?.hash ?? '';
      const outcome = await approveAmendment(db, { campaignId: found.id, actor, hash });
      return outcome.kind === 'locked' ? amended(output, found.slug, outcome) : told(output, outcome, ['approved']);
    },
  );
  slugCommand(protocol, 'withdraw', 'take the amendment back', async (db, output, found, { as }) => {
    const { id: actor } = await actingUser(db, as, 'create');
    const withdrawn = await withdrawAmendment(db, { campaignId: found.id, actor });
    const outcome = withdrawn ? { kind: 'withdrawn' } : { kind: 'refused', why: 'nothing_proposed' };
    return told(output, outcome, ['withdrawn']);
  });
  protocol
    .command('history')
    .argument('<campaign>')
    .description('registered versions, amendments and deviations')
    .action((slug: string, _: unknown, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const registration = await registrationOf(db, (await knownCampaign(db, slug)).id);
        for (const line of historyLines(registration)) output.say(line);
        output.answer(registration);
        return exitCode.ok;
      }),
    );
}

type Outcome = Awaited<ReturnType<typeof proposeAmendment>> | Awaited<ReturnType<typeof approveAmendment>>;

function amended(output: Output, file: string, outcome: Outcome): number {
  if (outcome.kind === 'faulty') {
    printFindings(output, file, outcome.findings);
    output.answer(outcome);
    return exitCode.findings;
  }
  if (outcome.kind !== 'locked') return told(output, outcome, ['proposed']);
  output.complain('refused: it would alter what was drawn, sent or decided');
  for (const { path, because } of outcome.changes) output.complain(`  ${path}: ${because}`);
  output.answer(outcome);
  return exitCode.refused;
}

function historyLines({ versions, amendments, deviations }: Registration): string[] {
  return [
    ...versions.map(({ hash, registeredAt }) => `${registeredAt} registered ${hash}`),
    ...amendments.flatMap(({ amendedAt, amendedBy, approvedBy, afterFirstLetter, reason, changes }) => [
      `${amendedAt} amended by ${amendedBy} ${afterFirstLetter ? 'after' : 'before'} the first letter: ${reason}`,
      `  ${approvedBy === null ? 'waits for the second person' : `approved by ${approvedBy}`}`,
      ...changes.map(({ path, change }) => `  ${change} ${path}`),
    ]),
    ...deviations.flatMap(({ happenedOn, notedBy, wave, planned, done, why }) => [
      `${happenedOn} deviation${wave === null ? '' : ` in wave ${wave}`}, noted by ${notedBy}: ${planned}`,
      `  done: ${done}; why: ${why}`,
    ]),
  ];
}
