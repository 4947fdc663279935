import type { Api, ApiDeps } from '../api/api.ts';
import { buildApi } from '../api/build-api.ts';

/** API and pages on one server, ready to listen or to be injected into. Close it before the database. */
export async function buildSite(deps: ApiDeps): Promise<Api> {
  const app = await buildApi(deps);
  return app;
}
