import { join } from 'node:path';
import { readHookSources } from '../services/inbox/calls/hooks/hook-source.ts';
import { trustedProxiesOf } from '../services/platform/config.ts';
import { ZerkaloError } from '../services/platform/errors.ts';
import { openMasterKeys } from '../services/platform/vault/master-keys.ts';
import { buildSite } from '../services/web/build-site.ts';
import { runProcess } from './process-frame.ts';

/** People of a rehearsal act in field time, of which a month passes in a minute: what is too much for a minute there is not so here. */
const rehearsalRequestsPerMinute = 60_000;

/** The HTTP interface and the pages. */
await runProcess('api', async ({ config, db, log }) => {
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(config.API_HOST);
  const limit = config.REHEARSAL_WORLD_URL === undefined ? {} : { requestsPerMinute: rehearsalRequestsPerMinute };
  const address = config.PUBLIC_URL === undefined ? {} : { publicUrl: config.PUBLIC_URL };
  const masterKeys = await openMasterKeys(config.MASTER_KEY_FILE ?? join(config.home, 'master.key'));
  const evidence = { masterKeys, directory: join(config.home, 'evidence') };
  const app = await buildSite({
    db,
    log,
    config: {
      localAccess: loopback && config.LOCAL_ACCESS,
      trustedProxies: trustedProxiesOf(config),
      ...limit,
      ...address,
    },
    evidence,
    ...(config.CALL_HOOKS_FILE === undefined ? {} : { hooks: hookSources(config.CALL_HOOKS_FILE) }),
  });
  await app.listen({ host: config.API_HOST, port: config.API_PORT });
  return () => app.close();
});

function hookSources(file: string) {
  const reading = readHookSources(file);
  if (reading.kind === 'sources') return reading.sources;
  throw new ZerkaloError('CONFIG', `CALL_HOOKS_FILE: ${reading.findings.join('; ')}`, 'See docs/operator/calls.md.');
}
