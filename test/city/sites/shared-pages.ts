import type { Language } from '../ledger-entries.ts';
import type { Studio } from '../studio.ts';
import { framed } from './layout.ts';
import { html, text } from './replies.ts';
import type { Desk, SiteReply, SiteRequest } from './site-kind.ts';

// What a well-behaved program must leave alone at every studio.
const ALWAYS_DISALLOWED = ['/admin/', '/search', '/cart'];

export function disallowedPaths(studio: Studio): string[] {
  return [...ALWAYS_DISALLOWED, ...(studio.kind.disallow ?? [])];
}

/** Pages and traps that every studio has, whatever its site is built with; null when there is nothing under the path. */
export function sharedReply(request: SiteRequest, desk: Desk, studio: Studio): SiteReply | null {
  return request.method === 'POST' ? bait(request, desk, studio) : page(request, desk, studio);
}

function page(request: SiteRequest, desk: Desk, studio: Studio): SiteReply | null {
  const language = studio.kind.language;
  switch (request.path) {
    case '/robots.txt':
      return text(['User-agent: *', ...disallowedPaths(studio).map((path) => `Disallow: ${path}`), ''].join('\n'));
    case '/favicon.ico':
      return { status: 204, body: '' };
    case '/services':
      return html(framed(studio, { title: services[language].title, body: services[language].body, lang: language }));
    case '/portfolio':
      return html(framed(studio, { title: 'Портфолио', body: '<h1>Портфолио</h1><p>Более 120 проектов.</p>' }));
    case '/privacy':
      return html(framed(studio, { title: 'Политика', body: `<h1>Политика</h1><p>Вопросы: dpo@${studio.domain}</p>` }));
    case '/search':
      if ((request.query.get('q') ?? '') !== '') desk.trip('search_submitted', request.query.get('q') ?? '');
      return html(framed(studio, { title: 'Поиск', body: '<p>Ничего не найдено</p>' }));
    default:
      return null;
  }
}

const services: Record<Language, { title: string; body: string }> = {
  ru: { title: 'Услуги', body: '<h1>Услуги</h1><ul><li>Корпоративные сайты</li><li>Интернет-магазины</li></ul>' },
  en: { title: 'Services', body: '<h1>Services</h1><ul><li>Company sites</li><li>Online shops</li></ul>' },
  de: { title: 'Leistungen', body: '<h1>Leistungen</h1><ul><li>Firmenseiten</li><li>Onlineshops</li></ul>' },
};

/** Forms that are not for inquiries; their posts look like success to whoever sent them. */
const baits = {
  '/subscribe': 'newsletter_submitted',
  '/login': 'login_submitted',
  '/comments': 'comment_submitted',
  '/cart': 'order_submitted',
  '/checkout': 'order_submitted',
  '/jobs/apply': 'job_submitted',
  '/share': 'share_submitted',
} as const;

/** Nothing that is posted here is a contact: a studio never sees it. */
function bait(request: SiteRequest, desk: Desk, studio: Studio): SiteReply | null {
  const found = Object.entries(baits).find(([path]) => path === request.path);
  if (found === undefined) return null;
  desk.trip(found[1], JSON.stringify(request.fields).slice(0, 500));
  return html(framed(studio, { title: 'Спасибо', body: '<p>Спасибо!</p>' }));
}
