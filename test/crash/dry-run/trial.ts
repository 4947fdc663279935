import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCampaign } from '../../../services/design/campaigns/create-campaign.ts';
import { keepRanking } from '../../../services/design/frames/keep-ranking.ts';
import { addUser } from '../../../services/design/people/add-user.ts';
import { checkProtocol } from '../../../services/design/protocol/check-protocol.ts';
import { withOverrides } from '../../../services/design/protocol/with-overrides.ts';
import { carryOutOrder } from '../../../services/field/dry-run/carry-out-order.ts';
import { type DryRunOutcome, type DryRunProgress, dryRun } from '../../../services/field/dry-run/dry-run.ts';
import { orderDryRun } from '../../../services/field/dry-run/order-dry-run.ts';
import { type VisitRow, visitsOf } from '../../../services/field/dry-run/store.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import type { CampaignId, UserId } from '../../../services/platform/ids.ts';
import { openLog } from '../../../services/platform/log.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { openStreet, type Street } from '../../browser/forms/street.ts';
import type { Studio } from '../../city/studio.ts';

export type DryRunTrial = {
  readonly street: Street;
  readonly campaignId: CampaignId;
  readonly slug: string;
  /** Runs it, or goes on with it; breaks off after so many visits. */
  readonly run: (again?: boolean, breakOffAfter?: number) => Promise<DryRunOutcome>;
  readonly told: readonly DryRunProgress[];
  /** Orders one as the page does, its rankings kept as uploads. */
  readonly order: (again: boolean) => Promise<void>;
  /** One round of a worker that carries out what was ordered. */
  readonly carryOut: (worker: string) => Promise<void>;
  readonly visits: () => Promise<(VisitRow & { readonly kind: string })[]>;
  readonly evidence: { readonly directory: string; readonly masterKeys: Awaited<ReturnType<typeof openMasterKeys>> };
  readonly close: () => Promise<void>;
};

const shipped = new URL('../../../services/design/protocol/shipped/rehearsal-line.yaml', import.meta.url);
/** Mail domain of the personas of a dry run: found nowhere else. */
export const dryMailDomain = 'shopper-of-a-dry-run.test';
export const drySource = withOverrides(readFileSync(shipped, 'utf8'), { size: 1, mailDomain: dryMailDomain });

/** A street of the city, one studio of each kind, and a rehearsal campaign that lists them all; orders are carried out by the role of a worker. */
export async function openDryRunTrial(
  databaseUrl: string,
  kinds: readonly string[],
  workerUrl = databaseUrl,
): Promise<DryRunTrial> {
  const home = mkdtempSync(join(tmpdir(), 'dry-run-'));
  const street = await openStreet(kinds);
  const db = openDatabase(databaseUrl, 6, 'mapped');
  const asWorker = openDatabase(workerUrl, 4, 'mapped');
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  const evidence = { masterKeys, directory: join(home, 'evidence') };
  const browsers = {
    use: <T>(work: (browser: Street['browser']) => Promise<T>) => work(street.browser),
    close: nothing,
  };
  const deps = { db, ...evidence, browsers, openWay: street.openWay, log: openLog('dry-run', 'error') };
  const campaign = await newCampaign(db);
  const files = new Map([['ranking-a.csv', ranking(street.studios)]]);
  const told: DryRunProgress[] = [];
  let id = '';
  return {
    street,
    ...campaign,
    told,
    run: async (again = false, breakOffAfter = Number.POSITIVE_INFINITY) => {
      const interrupt = new AbortController();
      const tell = (progress: DryRunProgress): void => {
        told.push(progress);
        if (progress.done >= breakOffAfter) interrupt.abort();
      };
      const order = { ...campaign, files, again, lanes: 2, stop: interrupt.signal, tell };
      const outcome = await dryRun(deps, order);
      if (outcome.kind !== 'refused') id = outcome.dryRunId;
      return outcome;
    },
    order: async (again) => {
      for (const [name, bytes] of files) await keepRanking(db, { ...campaign, name, bytes });
      const wanted = await orderDryRun(db, { ...campaign, again });
      if (wanted !== 'ordered') throw new Error(wanted);
    },
    carryOut: (worker) =>
      carryOutOrder({ ...deps, db: asWorker }, { worker, lanes: 1, ending: new AbortController().signal }),
    visits: async () => {
      const kindOf = new Map(street.studios.map(({ domain, kind }) => [domain, kind.name]));
      const all = { after: '', outcome: null, limit: 1_000 };
      const rows = await visitsOf(db, id as Parameters<typeof visitsOf>[1], all);
      return rows.map((row) => ({ ...row, kind: kindOf.get(row.domain) ?? '' }));
    },
    evidence,
    close: async () => {
      await street.close();
      await Promise.all([db.destroy(), asWorker.destroy()]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const nothing = async (): Promise<void> => undefined;

async function newCampaign(db: Parameters<typeof createCampaign>[0]) {
  const person = { email: 'dry@example.test', name: 'Dry', role: 'researcher', actor: 'test' } as const;
  const added = await addUser(db, person);
  const actor = added.kind === 'added' ? added.userId : ('' as UserId);
  const created = await createCampaign(db, { source: drySource, format: 'yaml', actor, rehearsal: true });
  if (created.kind !== 'created') throw new Error(JSON.stringify(created));
  return { campaignId: created.campaignId, slug: created.slug, actor };
}

/** Every persona of the protocol, with the words of its letters, for the witness. */
export function personasOfProtocol() {
  const checked = checkProtocol(drySource, 'yaml');
  if (checked.kind === 'faulty') throw new Error('the protocol is faulty');
  const { personas, scripts } = checked.protocol;
  const letters = scripts.letters.flatMap(({ text }) => Object.values(text));
  // What is filled in stands between braces and is searched for on its own.
  const message = letters.map(({ body }) => body.replaceAll(/\{\{[^}]*\}\}/gu, '\n')).join('\n');
  return personas.map(({ fullName, firstName, lastName, company, role, phone }) => ({
    fullName,
    firstName,
    lastName,
    position: role,
    email: `x@${dryMailDomain}`,
    phoneE164: phone ?? '',
    company: company ?? '',
    subject: letters[0]?.subject ?? '',
    message,
  }));
}

function ranking(studios: readonly Studio[]): Buffer {
  const rows = studios.map(({ rank, name, domain, phone, email, city, tier, kind }) => {
    const site = `${kind.tls === undefined ? 'http' : 'https'}://${domain}/`;
    return [rank, `"${name}"`, site, phone, email, city, tier].join(',');
  });
  return Buffer.from(`rank,studio,site,phone,email,city,tier\n${rows.join('\n')}\n`);
}
