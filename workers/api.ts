import { join } from 'node:path';
import { readProviderFile } from '../services/api/auth/provider/provider-file.ts';
import type { StudioDoor } from '../services/api/studio/studio-door.ts';
import { anybodyThere } from '../services/design/people/store/people.ts';
import { readHookSources } from '../services/inbox/calls/hooks/hook-source.ts';
import { type Config, trustedProxiesOf } from '../services/platform/config.ts';
import { parseEgressMap } from '../services/platform/egress/egress-map.ts';
import { ZerkaloError } from '../services/platform/errors.ts';
import { mailSetUp } from '../services/platform/mail-access/mail-set-up.ts';
import { openQueue } from '../services/platform/queue/queue.ts';
import { openMasterKeys } from '../services/platform/vault/master-keys.ts';
import { buildSite } from '../services/web/build-site.ts';
import { runProcess } from './process-frame.ts';

/** People of a rehearsal act in field time, of which a month passes in a minute: what is too much for a minute there is not so here. */
const rehearsalRequestsPerMinute = 60_000;

/** The HTTP interface and the pages. */
await runProcess('api', async ({ config, databaseUrl, db, log }) => {
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(config.API_HOST);
  const limit = config.REHEARSAL_WORLD_URL === undefined ? {} : { requestsPerMinute: rehearsalRequestsPerMinute };
  const address = config.PUBLIC_URL === undefined ? {} : { publicUrl: config.PUBLIC_URL };
  const masterKeys = await openMasterKeys(config.MASTER_KEY_FILE ?? join(config.home, 'master.key'));
  const evidence = { masterKeys, directory: join(config.home, 'evidence') };
  const queue = await openQueue({ queueUrl: config.QUEUE_URL, databaseUrl, log });
  const app = await buildSite({
    db,
    log,
    config: {
      localAccess: loopback && config.LOCAL_ACCESS,
      trustedProxies: trustedProxiesOf(config),
      mail: mailSetUp(config),
      ...limit,
      ...address,
    },
    evidence,
    queue,
    studio: studioDoor(config),
    ...(config.OIDC_FILE === undefined ? {} : { provider: providerOf(config.OIDC_FILE, config.PUBLIC_URL) }),
    ...(config.CALL_HOOKS_FILE === undefined ? {} : { hooks: hookSources(config.CALL_HOOKS_FILE) }),
  });
  if (!(await anybodyThere(db))) {
    const remedy = 'Make the first owner: zerkalo user invite --role owner --email … --name …';
    log.warn({ remedy }, 'people.nobody');
  }
  await app.listen({ host: config.API_HOST, port: config.API_PORT });
  return async () => {
    await app.close();
    await queue.close();
  };
});

/** Letters are sent by the workers, who know the mail server. A link in them never takes its host from a request. */
function studioDoor(config: Config): StudioDoor {
  const reading = parseEgressMap(config.EGRESS_MAP ?? '');
  if (reading.kind === 'findings') {
    throw new ZerkaloError('CONFIG', `EGRESS_MAP: ${reading.findings.join('; ')}`, 'Write pattern=address:port,…');
  }
  return {
    mail: config.STUDIO_MAIL_FROM !== undefined && config.PUBLIC_URL !== undefined,
    map: reading.map,
  };
}

function hookSources(file: string) {
  const reading = readHookSources(file);
  if (reading.kind === 'sources') return reading.sources;
  throw new ZerkaloError('CONFIG', `CALL_HOOKS_FILE: ${reading.findings.join('; ')}`, 'See docs/operator/calls.md.');
}

function providerOf(file: string, publicUrl: string | undefined) {
  const reading = readProviderFile(file);
  const findings = reading.kind === 'findings' ? [...reading.findings] : [];
  if (publicUrl === undefined) findings.push('PUBLIC_URL is missing: the provider leads people back to it');
  if (reading.kind === 'provider' && findings.length === 0) return reading.settings;
  throw new ZerkaloError('CONFIG', `OIDC_FILE: ${findings.join('; ')}`, 'See docs/operator/people.md.');
}
