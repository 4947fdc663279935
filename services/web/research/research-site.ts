import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { Api, ApiDeps } from '../../api/api.ts';
import { maxUploadBytes } from '../../design/frames/keep-ranking.ts';
import { closeRoutes } from './close-routes.ts';
import { frameRoutes } from './frame-routes.ts';
import { importRoutes } from './import-routes.ts';
import { launchRoutes } from './launch-routes.ts';
import { letterRoutes } from './letter-routes.ts';
import { listRoutes } from './list-routes.ts';
import { liveRoutes } from './live-routes.ts';
import { overviewRoutes } from './overview-routes.ts';
import { protocolRoutes } from './protocol-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { releaseRoutes } from './release-routes.ts';
import { formBytes } from './request-parts.ts';
import { sampleRoutes } from './sample-routes.ts';
import { studioDisputePageRoutes } from './studio-dispute-routes.ts';
import { tabRoutes } from './tab-routes.ts';

/** The researcher's pages: plain forms over the use cases that the command line calls, from the list of campaigns to a release. */
export async function researchSite(app: Api, deps: ApiDeps): Promise<void> {
  await app.register(formbody, { bodyLimit: formBytes });
  await app.register(multipart, { limits: { fileSize: maxUploadBytes, files: 10, fields: 20, fieldSize: 1_000 } });
  listRoutes(app, deps);
  overviewRoutes(app, deps);
  frameRoutes(app, deps);
  protocolRoutes(app, deps);
  letterRoutes(app, deps);
  sampleRoutes(app, deps);
  launchRoutes(app, deps);
  liveRoutes(app, deps);
  tabRoutes(app, deps);
  queueRoutes(app, deps);
  studioDisputePageRoutes(app, deps);
  closeRoutes(app, deps);
  importRoutes(app, deps);
  releaseRoutes(app, deps);
}
