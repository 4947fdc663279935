import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { agreementRoutes } from './agreement-routes.ts';
import { amendmentRoutes } from './amendment-routes.ts';
import { callEntryRoutes } from './call-entry-routes.ts';
import { callRoutes } from './call-routes.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { closingRoutes } from './closing-routes.ts';
import { designRoutes } from './design-routes.ts';
import { inquiryRoutes } from './inquiry-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { messengerRoutes } from './messenger-routes.ts';
import { progressRoutes } from './progress-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { waveRoutes } from './wave-routes.ts';

/** Everything a researcher reads by program, below /api/v1. */
export async function researchRoutes(app: Api, deps: ApiDeps): Promise<void> {
  app.addHook('onRequest', requireAccess(deps, 'read'));
  // First: rankings have a parser of their own for CSV, in a scope that must not know that of the calls.
  await designRoutes(app, deps);
  await campaignRoutes(app, deps);
  await progressRoutes(app, deps);
  await inquiryRoutes(app, deps);
  await reportRoutes(app, deps);
  await callRoutes(app, deps);
  await callEntryRoutes(app, deps);
  await messengerRoutes(app, deps);
  await messageRoutes(app, deps);
  await agreementRoutes(app, deps);
  await waveRoutes(app, deps);
  await amendmentRoutes(app, deps);
  await closingRoutes(app, deps);
}
