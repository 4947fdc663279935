import { join } from 'node:path';
import type { StoredCampaign } from '../../services/design/campaigns/store.ts';
import type { RankingFiles } from '../../services/design/frames/prepare-frame.ts';
import { type DryRunOutcome, dryRun } from '../../services/field/dry-run/dry-run.ts';
import { keepBrowser } from '../../services/field/forms/browser-keeper.ts';
import { parseEgressMap } from '../../services/platform/egress/egress-map.ts';
import { startEgressProxy } from '../../services/platform/egress/egress-proxy.ts';
import { ZerkaloError } from '../../services/platform/errors.ts';
import type { UserId } from '../../services/platform/ids.ts';
import { openLog } from '../../services/platform/log.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import type { CommandScene } from './with-database.ts';

export type DryRunWish = { actor: UserId; campaign: StoredCampaign; files: RankingFiles; again: boolean };

/** Carries out a dry run with a browser of its own; Ctrl-C ends it in order and the next one goes on. */
export async function carryOutDryRun({ db, runtime, output }: CommandScene, wish: DryRunWish): Promise<DryRunOutcome> {
  const { config } = runtime;
  const reading = parseEgressMap(config.EGRESS_MAP ?? '');
  if (reading.kind === 'findings') {
    throw new ZerkaloError('CONFIG', `EGRESS_MAP: ${reading.findings.join('; ')}`, 'Write pattern=address:port,…');
  }
  const log = openLog('dry-run', 'error');
  const masterKeys = await openMasterKeys(config.MASTER_KEY_FILE ?? join(config.home, 'master.key'));
  const openWay = () => startEgressProxy({ map: reading.map, log });
  const browsers = keepBrowser(config.BROWSER_EXECUTABLE, log);
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once('SIGINT', stop);
  const { actor, campaign, files, again } = wish;
  try {
    return await dryRun(
      { db, masterKeys, directory: join(config.home, 'evidence'), browsers, openWay, log },
      {
        campaignId: campaign.id,
        actor,
        files,
        again,
        lanes: config.WORKER_CONCURRENCY,
        stop: interrupt.signal,
        tell: ({ done, studios, last }) => output.progress(`${done}/${studios} looked at; ${last}`),
      },
    );
  } finally {
    process.off('SIGINT', stop);
    await browsers.close();
  }
}

/** What a dry run found, in lines. */
export function dryRunLines(outcome: Exclude<DryRunOutcome, { kind: 'refused' }>, slug: string): string[] {
  const { visited, studios, outcomes, kind } = outcome;
  return [
    `${visited} of ${studios} studios looked at; nothing was sent`,
    ...outcomes.map((one) => `  ${one.outcome.padEnd(28)}${one.studios}`),
    `pictures: /campaigns/${slug}/dry-run on the pages (zerkalo up api)`,
    ...(kind === 'interrupted' ? ['interrupted: run the same command again to go on'] : []),
  ];
}
