import type { Command } from 'commander';
import { askingPool } from '../../services/platform/audit/store.ts';
import { type ChainState, verifyChain } from '../../services/platform/audit/verify-chain.ts';
import { exitCode } from './exit-codes.ts';
import { withDatabase } from './with-database.ts';

/** `zerkalo audit-log verify`: whether the record of acts is what was written. */
export function addAuditLogCommands(program: Command): void {
  program
    .command('audit-log')
    .description('the record of acts')
    .command('verify')
    .option('--head <hash>', 'a head noted before: finds out whether the end of the log was cut off since')
    .description('recompute the chain of hashes over all acts; tells the first broken one')
    .action(({ head }: { head?: string }, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const state = await verifyChain(askingPool(db), head?.trim().toLowerCase() ?? null);
        if (state.kind === 'whole') output.say(wholeLine(state));
        else output.complain(brokenLine(state));
        output.answer(state);
        return state.kind === 'whole' ? exitCode.ok : exitCode.findings;
      }),
    );
}

function wholeLine({ head }: Extract<ChainState, { kind: 'whole' }>): string {
  return head === null ? 'whole: no act yet' : `whole: ${head.acts} acts, head ${head.hash}`;
}

/** What is wrong, for people. */
export function brokenLine({ fault, seq, actId }: Extract<ChainState, { kind: 'broken' }>): string {
  const where = `act ${actId ?? '?'}${seq === null ? '' : `, number ${seq} of the chain`}`;
  const what = {
    changed: `${where}: it was changed, or moved, after it was written`,
    removed: `${where}: it was removed from the log`,
    link_removed: `${where}: links of the chain before it were removed`,
    unchained: `${where}: it was put into the log behind the chain`,
    cut: 'the noted head is not in the chain: the end of the log was cut off or written anew',
  };
  return `the audit log is BROKEN: ${what[fault]}`;
}
