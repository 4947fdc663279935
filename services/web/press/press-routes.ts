import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { openShelf } from '../../api/press/press-shelf.ts';
import { publicRetentions } from '../../inbox/retention/store.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import { listReleases, type ReleaseHead } from '../../releases/release/store.ts';
import type { Language } from '../../releases/words/language.ts';
import { glossaryPage } from '../pages/press/glossary-page.ts';
import { headlines } from '../pages/press/headlines.ts';
import { type Door, homePage } from '../pages/press/home-page.ts';
import { rawMailPage } from '../pages/press/raw-mail-page.ts';
import { releasesPage } from '../pages/press/releases-page.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { pageWords } from '../words/catalogue.ts';
import { pressWords } from '../words/press-words.ts';
import { atomFeed, type FeedEntry } from './feed.ts';
import { oembedRoutes } from './oembed-routes.ts';
import { pictureRoutes } from './picture-routes.ts';
import { openPictureShelf } from './picture-shelf.ts';
import { previewRoutes } from './preview-routes.ts';
import { releaseRoutes } from './release-routes.ts';
import { publishedView } from './release-view.ts';
import { originOf, type PressScene, sendPublic } from './scene.ts';

const schema = { hide: true, querystring: Type.Object(langQuery) };
/** Releases in the feed; older ones are in the list. */
const FED = 20;

/** The pages for everybody. They read what the press API reads, from the same shelf, and ask for no key. */
export async function pressPageRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const scene: PressScene = { deps, shelf: openShelf(deps.db), pictures: openPictureShelf() };
  const { db } = deps;
  app.get('/', { schema }, async (request, reply) => {
    const [latest] = await listReleases(db, true);
    const view = latest === undefined ? null : await publishedView(scene, request, latest.slug, String(latest.version));
    const language = languageOf(request);
    return sendPublic(reply, homePage(view, doorsOf(app, language), language));
  });
  app.get('/releases', { schema }, async (request, reply) =>
    sendPublic(reply, releasesPage(await listReleases(db, true), languageOf(request))),
  );
  app.get('/releases/feed.atom', { schema }, async (request, reply) => {
    const language = languageOf(request);
    const { now } = await fieldTime(db);
    const title = `${pageWords(language).product}: ${pressWords(language).releases}`;
    const feed = atomFeed(originOf(deps, request), language, title, await feedEntries(scene, language), now);
    return sendPublic(reply, feed).type('application/atom+xml; charset=utf-8');
  });
  app.get('/glossary', { schema }, async (request, reply) => sendPublic(reply, glossaryPage(languageOf(request))));
  app.get('/raw-mail', { schema }, async (request, reply) =>
    sendPublic(reply, rawMailPage(await publicRetentions(db), languageOf(request))),
  );
  releaseRoutes(app, scene);
  pictureRoutes(app, scene);
  oembedRoutes(app, scene);
  previewRoutes(app, scene);
}

/** A door leads only where this server has a page. */
function doorsOf(app: Api, language: Language): Door[] {
  const words = pressWords(language);
  const all: Door[] = [
    { address: '/releases', words: words.pressDoor },
    { address: '/campaigns', words: words.researchDoor },
    { address: '/studio', words: words.studioDoor },
  ];
  return all.filter(({ address }) => app.hasRoute({ method: 'GET', url: address }));
}

async function feedEntries({ deps, shelf }: PressScene, language: Language): Promise<FeedEntry[]> {
  const heads = (await listReleases(deps.db, true)).slice(0, FED);
  const entries = await Promise.all(
    heads.map(async (head: ReleaseHead): Promise<FeedEntry[]> => {
      const shelved = await shelf(head.slug, head.version);
      if (shelved === null) return [];
      const found = headlines(shelved.document, language).map(({ sentence }) => sentence);
      return [{ head, summary: found.slice(0, 4).join(' '), authors: shelved.document.authors }];
    }),
  );
  return entries.flat();
}
