import type { BrowserContext, Page } from 'playwright';
import type { NotSentReason } from '../attempts/outcome.ts';
import { contactLinks, formOpeners, menuLinks } from './discover/contact-links.ts';
import { mailAddresses, studioAddress } from './discover/mail-addresses.ts';
import type { PageSnapshot } from './page/snapshot.ts';
import { locate, readPage } from './playwright-page-reader.ts';
import { readToTheEnd, withoutCookieWall } from './playwright-prepare.ts';
import { contactPagesOfSitemap } from './playwright-sitemap.ts';
import { type RobotsRule, readRobots, visit } from './playwright-visit.ts';
import { type ContactForm, chooseContactForm } from './read/choose-contact-form.ts';
import { loginWall } from './read/login-wall.ts';

export type PageSeen = { address: string; found: string };
export type Found = { pages: PageSeen[]; foundAddress?: string | undefined } & (
  | { kind: 'form'; form: ContactForm }
  | { kind: 'none'; reason: NotSentReason; why: string }
);

const mostPages = 6;

type Search = {
  page: Page;
  allowed: RobotsRule;
  pages: PageSeen[];
  addresses: string[];
  /** A form that a CAPTCHA guards; used only when no other is found. */
  guarded: { form: ContactForm; address: string } | undefined;
  /** Words that ask for an account before one may write. */
  wall: string | undefined;
  read: (snapshot: PageSnapshot) => void;
  reason: NotSentReason | undefined;
  why: string;
};

/** From a studio's home page to the form by which a person would write to it: at most six pages, robots.txt obeyed. */
export async function findContactForm(
  context: BrowserContext,
  page: Page,
  siteUrl: string,
  read: (snapshot: PageSnapshot) => void = () => {},
): Promise<Found> {
  const { allowed, sitemaps } = await readRobots(context, siteUrl);
  const start = { pages: [], addresses: [], guarded: undefined, wall: undefined, reason: undefined, why: '' };
  const search: Search = { page, allowed, read, ...start };
  const queue = [siteUrl];
  let mapped = false;
  const seen = new Set<string>();
  let closed: { reason: NotSentReason; why: string } | undefined;
  while (queue.length > 0 && seen.size < mostPages) {
    const address = queue.shift();
    if (address === undefined || seen.has(address)) continue;
    seen.add(address);
    const step = await lookAt(search, address);
    if (step.kind === 'form') return { kind: 'form', form: step.form, ...known(search, siteUrl) };
    if (step.kind === 'closed') closed ??= step;
    if (step.kind === 'links') queue.push(...step.links.filter((link) => !seen.has(link) && !queue.includes(link)));
    if (queue.length === 0 && !mapped && closed === undefined && search.guarded === undefined) {
      mapped = true;
      queue.push(...(await contactPagesOfSitemap(context, siteUrl, sitemaps)).filter((link) => !seen.has(link)));
    }
  }
  return conclude(search, siteUrl, closed);
}

type Step =
  | { kind: 'form'; form: ContactForm }
  | { kind: 'links'; links: string[] }
  | { kind: 'closed'; reason: NotSentReason; why: string };

async function lookAt(search: Search, address: string): Promise<Step> {
  const { page, pages, allowed } = search;
  if (!allowed(address)) {
    pages.push({ address, found: 'robots_disallowed' });
    return { kind: 'closed', reason: 'robots_disallowed', why: 'robots.txt forbids the page' };
  }
  const opened = await visit(page, address);
  if (opened.kind === 'closed') {
    pages.push({ address, found: opened.reason });
    return opened;
  }
  let snapshot = await withoutCookieWall(page, await readPage(page));
  let form = await chosen(search, snapshot);
  if (form === null) {
    snapshot = await readToTheEnd(page);
    form = (await chosen(search, snapshot)) ?? (await behindOpeners(search, snapshot));
  }
  search.read(snapshot);
  search.addresses.push(...mailAddresses(snapshot));
  const wall = form === null ? loginWall(snapshot) : null;
  if (wall !== null) search.wall ??= wall;
  pages.push({ address, found: form === null ? (wall === null ? (search.reason ?? 'no_form') : 'login') : 'form' });
  if (form !== null) return { kind: 'form', form };
  const promising = contactLinks(snapshot).map((link) => link.address);
  return { kind: 'links', links: promising.length > 0 || pages.length > 1 ? promising : menuLinks(snapshot, 3) };
}

/** The contact form a person can see now, unless a CAPTCHA guards it. */
async function chosen(search: Search, snapshot: PageSnapshot): Promise<ContactForm | null> {
  const choice = chooseContactForm(snapshot);
  if (choice.kind === 'none') {
    if (search.reason === undefined || search.reason === 'no_form') {
      search.reason = choice.reason;
      search.why = choice.why;
    }
    return null;
  }
  if (!choice.captchas.some((captcha) => captcha.blocks)) return choice;
  search.guarded ??= { form: choice, address: snapshot.url };
  return null;
}

/** Clicks what promises to open a form, as a person would, and looks again. */
async function behindOpeners(search: Search, snapshot: PageSnapshot): Promise<ContactForm | null> {
  for (const opener of formOpeners(snapshot)) {
    const button = locate(search.page, opener.key);
    const before = search.page.url();
    const clicked = await button?.click({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (clicked !== true) continue;
    await search.page.waitForTimeout(600);
    const form = await chosen(search, await readPage(search.page));
    if (form !== null) return form;
    if (search.page.url().replace(/#.*$/, '') !== before.replace(/#.*$/, '')) await visit(search.page, before);
    else await search.page.keyboard.press('Escape').catch(() => undefined);
  }
  return null;
}

function conclude(search: Search, siteUrl: string, closed: { reason: NotSentReason; why: string } | undefined): Found {
  if (search.guarded !== undefined) {
    const why = search.guarded.form.captchas.find((captcha) => captcha.blocks)?.why ?? 'a captcha guards the form';
    return { kind: 'none', reason: 'captcha', why, ...known(search, siteUrl) };
  }
  if (search.wall !== undefined) {
    return { kind: 'none', reason: 'login_required', why: search.wall.slice(0, 160), ...known(search, siteUrl) };
  }
  const looked = search.pages.some((page) => page.found === 'no_form' || page.found === search.reason);
  // A page where the form is to be expected and that robots.txt forbids: the site said no, so it is not written to at all.
  const ends = closed?.reason === 'robots_disallowed' || !looked ? closed : undefined;
  const { reason, why } = ends ?? { reason: search.reason ?? 'no_form', why: search.why };
  return { kind: 'none', reason, why, ...known(search, siteUrl) };
}

function known(search: Search, siteUrl: string): { pages: PageSeen[]; foundAddress?: string | undefined } {
  return { pages: search.pages, foundAddress: studioAddress(search.addresses, siteUrl) };
}
