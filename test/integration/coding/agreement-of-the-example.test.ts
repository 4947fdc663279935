import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addUser } from '../../../services/design/people/add-user.ts';
import type { UserId } from '../../../services/platform/ids.ts';
import { agreementOf } from '../../../services/reading/coding/agreement.ts';
import { nextTask } from '../../../services/reading/coding/next-task.ts';
import { recordCodes } from '../../../services/reading/coding/record-codes.ts';
import { codingOfWave } from '../../../services/reading/coding/store/agreement.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { type Served, serve } from '../api/serve.ts';
import { seedWave } from '../releases/seed-wave.ts';

type Case = { id: string; input: { table: number[][] }; expected: Record<string, number> };
const cases: Case[] = JSON.parse(
  readFileSync(new URL('../../fixtures/stat-cases.json', import.meta.url), 'utf8'),
).cases;
const reference = (id: string): Case => {
  const found = cases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found;
};
/** Codes of the reference table, one pair a reply. */
const { table } = reference('kappa/studio-rubric-012').input;
const coded = table.flatMap((row, first) =>
  row.flatMap((count, second) => Array.from({ length: count }, () => [first, second] as const)),
);
const rubric = {
  items: [
    {
      code: 'example',
      axis: 'activity',
      question: 'How much?',
      anchors: [0, 1, 2].map((value) => ({ value, label: `As much as ${value}` })),
      notObservable: 'There is no answer.',
    },
  ],
  doubleCodedShare: '1',
  agreement: '0.67',
};

let served: Served;
let waveId = '';
const coders: UserId[] = [];

beforeAll(async () => {
  served = await serve(false);
  const answer = (index: number) => [{ kind: 'human_substantive', afterDays: 1 + index / 100, text: `Reply ${index}` }];
  const studios = coded.map((_, index) => ({
    name: `Studio ${index}`,
    state: 'confirmed' as const,
    answers: answer(index),
  }));
  ({ waveId } = await seedWave(served.db, 'example', 'Example', studios));
  await rewriteProtocol(
    served.db,
    sql`update campaigns set protocol = protocol || ${JSON.stringify({ rubric })}::jsonb`,
  );
  for (const name of ['first', 'second']) {
    const added = await addUser(served.db, { email: `${name}@example.org`, name, role: 'coder', actor: 'test' });
    if (added.kind === 'added') coders.push(added.userId);
  }
}, 120_000);
afterAll(async () => served.stop());

/** The coder codes whatever he is given as the reference does in that pass. */
async function codeAll(coder: UserId): Promise<void> {
  for (let next = await nextTask(served.db, coder); next.task !== null; next = await nextTask(served.db, coder)) {
    const { taskId, text } = next.task;
    const { pass } = await served.db
      .selectFrom('coding_tasks')
      .select('pass')
      .where('id', '=', taskId)
      .executeTakeFirstOrThrow();
    const codes = { example: coded[Number(text.slice('Reply '.length))]?.[pass - 1] ?? null };
    expect(await recordCodes(served.db, { taskId, coder, codes })).toEqual({ kind: 'recorded' });
  }
}

test('seventy replies coded by two people agree as the reference says, to nine digits', async () => {
  for (const coder of coders) await codeAll(coder);
  const coding = await codingOfWave(served.db, waveId);
  if (coding?.rubric == null) throw new Error('no codebook');
  const differing = coded.filter(([first, second]) => first !== second).length;
  expect(coding.tasks).toEqual({ drawn: 140, coded: 140, disputed: differing });
  const [item] = agreementOf(coding.rubric, coding.pairs, coding.seed);
  const { kappa, lower, upper, observedAgreement } = reference('kappa/studio-rubric-012').expected;
  const { alpha } = reference('kripp/studio-rubric-ordinal').expected;
  expect(item).toMatchObject({ replies: 70, judgedByBoth: 70, publishable: true });
  expect(item?.rawAgreement).toBeCloseTo(observedAgreement ?? Number.NaN, 9);
  expect(item?.kappa.value).toBeCloseTo(kappa ?? Number.NaN, 9);
  expect(item?.kappa.lower).toBeCloseTo(lower ?? Number.NaN, 9);
  expect(item?.kappa.upper).toBeCloseTo(upper ?? Number.NaN, 9);
  expect(item?.alpha.value).toBeCloseTo(alpha ?? Number.NaN, 9);
  expect(item?.alpha.lower).toBeLessThan(alpha ?? Number.NaN);
  expect(item?.alpha.upper).toBeGreaterThan(alpha ?? Number.NaN);
}, 120_000);
