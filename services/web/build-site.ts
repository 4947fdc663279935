import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Api, ApiDeps } from '../api/api.ts';
import { buildApi } from '../api/build-api.ts';
import { accountRoutes } from './account/account-routes.ts';
import { adminRoutes } from './admin/admin-routes.ts';
import { assetRoutes } from './assets/assets.ts';
import { chartRoutes } from './chart-routes.ts';
import { debriefRoutes } from './debrief/debrief-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { dryRunRoutes } from './dry-run-routes.ts';
import { entryRoutes } from './entry-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { problemPage } from './pages/problem-page.ts';
import { pressPageRoutes } from './press/press-routes.ts';
import { languageOf } from './request-language.ts';
import { researchSite } from './research/research-site.ts';
import { showMarks } from './show-marks.ts';
import { showReader } from './show-reader.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';
import { studioRoutes } from './studio-routes.ts';

/** API and pages on one server, ready to listen or to be injected into. Close it before the database. */
export async function buildSite(deps: ApiDeps): Promise<Api> {
  const app = await buildApi(deps, { problemPage: (problem, request) => problemPage(problem, languageOf(request)) });
  showReader(app);
  showMarks(app);
  assetRoutes(app);
  await app.register(async (scope) => signInRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => accountRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => adminRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => researchSite(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => pressPageRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => pageRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => deskRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => entryRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => dryRunRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => chartRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => debriefRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  await app.register(async (scope) => studioRoutes(scope.withTypeProvider<TypeBoxTypeProvider>(), deps));
  return app;
}
