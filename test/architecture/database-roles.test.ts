import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  mayDo,
  type ProcessRole,
  processRoles,
  readBy,
  writes,
} from '../../services/platform/database/roles/grants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = readFileSync(join(root, 'services/platform/database/schema.gen.ts'), 'utf8');
const tables = new Set(
  [...(schema.split('export interface DB {')[1] ?? '').matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name),
);

/** Files that a process loads, and the stores among them. */
function storesOf(role: ProcessRole): string[] {
  const seen = new Set<string>();
  const next = [join(root, `workers/${role}.ts`)];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (seen.has(file) || !existsSync(file)) continue;
    seen.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()'(\.[^']+\.ts)'/g))
      next.push(resolve(dirname(file), path));
  }
  return [...seen].filter((file) => /\/store(?:\.ts$|\/)|platform\/(?:clock|heartbeat)/.test(file));
}

/** Functions of a store that a process loads and does not call, because another one of the same file is called. */
const neverCalled: Readonly<Record<ProcessRole, readonly string[]>> = {
  api: [...['update field_clock', 'update campaign_keys'], ...['insert erased_evidence', 'insert raw_mail_shreddings']],
  worker: [
    ...['update field_clock', 'update campaign_keys', 'insert debrief_answers', 'update waves'],
    ...['insert studio_challenges', 'insert studio_mails', 'insert dry_run_orders', 'insert audit_log'],
    ...['insert campaigns', 'update campaigns', 'insert approvals', 'insert waves', 'insert inquiries'],
    ...['insert contact_suppressions', 'insert pair_verdicts', 'insert ranking_files', 'select users'],
  ],
  reader: ['update field_clock', 'insert proposal_verdicts'],
  poller: ['update field_clock', 'update campaign_keys'],
  relay: ['update field_clock'],
};

const said: readonly (readonly ['select' | 'insert' | 'update' | 'delete', RegExp])[] = [
  ['select', /(?:selectFrom|[jJ]oin)\(\s*'(\w+)|(?<!distinct )(?:from|join)\s+(\w+)/g],
  ['insert', /insertInto\(\s*'(\w+)'|insert\s+into\s+(\w+)/g],
  ['update', /updateTable\(\s*'(\w+)'|(?<!do )(?<!for )(?<!key )update\s+(\w+)/g],
  ['delete', /deleteFrom\(\s*'(\w+)'|delete\s+from\s+(\w+)/g],
];

test.each(processRoles)(
  'whatever the stores of the process %s read and write stands in the table of grants',
  (role) => {
    const lacking = storesOf(role).flatMap((file) => {
      const text = readFileSync(file, 'utf8').replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
      return said.flatMap(([verb, words]) =>
        [...text.matchAll(words)]
          .map(([, built, plain]) => built ?? plain ?? '')
          .filter((table) => tables.has(table) && !mayDo(role, verb, table))
          .map((table) => `${verb} ${table}`),
      );
    });
    expect(
      [...new Set(lacking)].toSorted(),
      'grant it in services/platform/database/roles/grants.ts, or note it in neverCalled here',
    ).toEqual(neverCalled[role].toSorted());
  },
);

test('the table of grants names tables that there are', () => {
  const named = processRoles.flatMap((role) => {
    const { insert, update, lock, delete: removed } = writes[role];
    return [...('allBut' in insert ? insert.allBut : insert), ...update, ...lock, ...removed];
  });
  const unknown = [...Object.keys(readBy), ...named].filter(
    (table) => table !== 'schema_migrations' && !tables.has(table),
  );
  expect(unknown).toEqual([]);
});
