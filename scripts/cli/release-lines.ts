import { repliesTo } from '../../services/releases/benchmark/store/replies.ts';
import type { ReleaseDocument } from '../../services/releases/release/release-document.ts';
import { documentOf, type ReleaseHead } from '../../services/releases/release/store.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import type { CommandScene } from './with-database.ts';

const GOOD: ReadonlySet<string> = new Set([
  'built',
  'done',
  'embargoed',
  'equal',
  'written',
  'granted',
  'revoked',
  'linked',
]);

type Outcome = {
  readonly kind: string;
  readonly faults?: readonly unknown[];
  readonly refusals?: readonly unknown[];
  readonly [detail: string]: unknown;
};

/** The outcome of an act: its facts, then one line for each fault or refusal. Exit 0 where it was done. */
export function told(output: Output, outcome: Outcome): number {
  const good = GOOD.has(outcome.kind);
  const tell = good ? output.say : output.complain;
  const { kind, faults, refusals, ...rest } = outcome;
  const detail = Object.entries(rest).map(([name, value]) => `${name} ${textOf(value)}`);
  tell([kind, ...detail].join('  '));
  for (const line of [...(faults ?? []), ...(refusals ?? [])]) tell(`  ${textOf(line)}`);
  output.answer(outcome);
  return good ? exitCode.ok : exitCode.refused;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return String(value);
  return 'code' in value && 'detail' in value
    ? `${String(value.code)}: ${String(value.detail)}`
    : JSON.stringify(value);
}

/** Prints the critics' table and every fault; exit 1 when something keeps the release from the public. */
export async function checkRelease({ db, output }: CommandScene, release: ReleaseHead): Promise<number> {
  const text = await documentOf(db, release.id);
  const { completeness, rows } = JSON.parse(text ?? '{}') as Pick<ReleaseDocument, 'completeness' | 'rows'>;
  const replies = await repliesTo(db, release.id);
  const shown = rows.filter(({ status }) => status === 'published').length;
  output.say(`${release.slug}/${release.version}  ${release.state}  sha256 ${release.sha256}`);
  output.say(`figures ${shown} shown, ${rows.length - shown} not shown; replies of studios ${replies.length}`);
  for (const { critics, status, claim } of completeness)
    output.say(`  ${status.padEnd(8)}  ${critics.padEnd(10)}  ${claim.en}`);
  for (const { code, detail } of release.faults) output.complain(`${code}: ${detail}`);
  const { slug, version, state, sha256, faults } = release;
  output.answer({ slug, version, state, sha256, faults, completeness, replies });
  return release.faults.length === 0 ? exitCode.ok : exitCode.refused;
}
