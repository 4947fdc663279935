import { buildSite } from '../services/web/build-site.ts';
import { runProcess } from './process-frame.ts';

/** The HTTP interface and the pages. */
await runProcess('api', async ({ config, db, log }) => {
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(config.API_HOST);
  const app = await buildSite({ db, log, config: { localAccess: loopback && config.LOCAL_ACCESS } });
  await app.listen({ host: config.API_HOST, port: config.API_PORT });
  return () => app.close();
});
