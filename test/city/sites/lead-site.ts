import type { Language, Tripwire } from '../ledger-entries.ts';
import type { StudioCard } from '../studio-card.ts';
import { framed, type NavEntry } from './layout.ts';
import { missing, postedInquiry } from './posted.ts';
import type { PostedInquiry, PostHandler, SiteKind, SiteReply, SiteRequest } from './site-kind.ts';

const words: Record<Language, { home: string; lead: string; link: string; path: string }> = {
  ru: { home: 'Веб-студия', lead: 'Делаем сайты и магазины.', link: 'Контакты', path: '/contacts' },
  en: { home: 'Web studio', lead: 'Sites and shops since 2011.', link: 'Contact', path: '/contact' },
  de: { home: 'Webagentur', lead: 'Webseiten und Shops seit 2008.', link: 'Kontakt', path: '/kontakt' },
};

type Workpiece = Omit<SiteKind, 'pages' | 'posts' | 'workshop' | 'rare'> & {
  /** What stands on the contact page below its heading. */
  contact: (studio: StudioCard) => string;
  head?: string;
  pages?: SiteKind['pages'];
  posts?: SiteKind['posts'];
};

/** A site of the workshop: a home page, and a contact page that one entry of its menu leads to. */
export function leadSite({ contact, head = '', pages = {}, posts = {}, ...kind }: Workpiece): SiteKind {
  const { home, lead, link, path } = words[kind.language];
  const nav: NavEntry[] = [{ href: path, label: link }];
  const frame = (studio: StudioCard, title: string, body: string, extra = '') =>
    framed(studio, { nav, lang: kind.language, title, body: `<h1>${title}</h1>${body}`, head: extra });
  return {
    ...kind,
    rare: true,
    workshop: true,
    pages: {
      '/': (studio) => frame(studio, home, `<p>${lead}</p>`),
      [path]: (studio) => frame(studio, link, contact(studio), head),
      ...pages,
    },
    posts,
  };
}

export const plainNames: Record<keyof PostedInquiry, string> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  message: 'message',
};

/** Takes what is complete and trips over nothing; the two answers are the engine's. */
export function takes(
  names: Record<keyof PostedInquiry, string> | ((request: SiteRequest) => PostedInquiry),
  taken: (studio: StudioCard) => SiteReply,
  faulty: () => SiteReply,
  wires: (request: SiteRequest) => readonly (Tripwire | false)[] = () => [],
): PostHandler {
  return (request, desk, studio) => {
    const inquiry = typeof names === 'function' ? names(request) : postedInquiry(request, names);
    const tripped = wires(request).filter((wire) => wire !== false);
    if (missing(inquiry).length > 0 || tripped.length > 0) {
      desk.refuse(inquiry, tripped);
      return faulty();
    }
    desk.accept(inquiry, []);
    return taken(studio);
  };
}
