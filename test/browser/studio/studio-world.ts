import { randomUUID } from 'node:crypto';
import { type Browser, type BrowserContextOptions, type Page as BrowserPage, chromium } from 'playwright';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { type Page, webSites } from '../../integration/studio/proof-world.ts';
import { releaseHome, type StudioSite, studioSite } from '../../integration/studio/studio-site.ts';
import { dnsServer } from '../../support/dns-server.ts';
import { previewReplay, publishReplay } from '../web/replayed-release.ts';
import { type ReplayedStudio, replayedStudios } from '../web/replayed-studios.ts';

export type StudioWorld = {
  readonly site: StudioSite;
  readonly address: string;
  readonly browser: Browser;
  /** What the city made the studio do. */
  readonly truth: ReplayedStudio;
  readonly domain: string;
  readonly records: Map<string, readonly string[] | 'silent'>;
  /** What the sites of studios answer, by host. */
  readonly files: Map<string, Page>;
  readonly publish: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A studio of the practice city that answered our form itself, with a price, and sent what we asked for. */
const audited = (all: readonly ReplayedStudio[]): ReplayedStudio => {
  const found = all.find(
    ({ manner, channel, callsAfterDays, sendsAfterDays, answers }) =>
      manner === 'priced' &&
      channel === 'form' &&
      callsAfterDays === undefined &&
      sendsAfterDays !== undefined &&
      answers?.[0]?.price !== undefined,
  );
  if (found === undefined) throw new Error('the city has no such studio');
  return found;
};

/** A server that people reach, the replay of 2014 in preview, a name server, sites of studios, and a browser. */
export async function studioWorld(): Promise<StudioWorld> {
  const records = new Map<string, readonly string[] | 'silent'>();
  const files = new Map<string, Page>();
  const [names, web] = [await dnsServer(records), await webSites(files)];
  const map = [{ host: 'example', below: true, to: { address: '127.0.0.1', port: web.port } }];
  const site = await studioSite({ mail: true, map, dnsServers: [names.address] });
  const home = await releaseHome(site.db);
  await previewReplay(home.deps);
  const truth = audited(replayedStudios());
  const address = await site.app.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = findBrowser(undefined);
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath === null ? {} : { executablePath }),
  });
  const publish = async (): Promise<void> => {
    const done = await publishReplay(home.deps);
    if (done.kind !== 'done') throw new Error(JSON.stringify(done));
  };
  const stop = async (): Promise<void> => {
    await browser.close();
    await site.stop();
    names.close();
    web.close();
    home.remove();
  };
  return { site, address, browser, truth, domain: truth.domain ?? '', records, files, publish, stop };
}

/** A page with everything that it asked for and complained of. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: BrowserPage; asked: string[]; complaints: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return { page, asked, complaints };
}

export type Words = {
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly files: readonly string[];
};

/** A later reading of the studio's letter, as a reader would have left it, with these words in every place. */
export async function rewrite(db: Database, domain: string, words: Words): Promise<void> {
  const { inquiryId, waveId, studioId, messageId } = await db
    .selectFrom('inquiries as i')
    .innerJoin('studios as s', 's.id', 'i.studio_id')
    .innerJoin('attributions as a', 'a.inquiry_id', 'i.id')
    .innerJoin('message_readings as r', 'r.message_id', 'a.message_id')
    .innerJoin('messages as m', 'm.id', 'a.message_id')
    .select(['i.id as inquiryId', 'i.wave_id as waveId', 'i.studio_id as studioId', 'a.message_id as messageId'])
    .where('s.domain', '=', domain)
    .where('r.kind', '=', 'human_substantive')
    .orderBy('m.internal_at')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('inquiries')
    .set({ subject: words.subject, body: words.text })
    .where('id', '=', inquiryId)
    .execute();
  await db
    .updateTable('frame_units')
    .set({ name: words.name })
    .where('wave_id', '=', waveId)
    .where('studio_id', '=', studioId)
    .execute();
  const { id } = await db
    .insertInto('message_readings')
    .values({
      message_id: messageId,
      reader: 'test',
      from_address: 'sales@studio.example',
      kind: 'human_substantive',
      votes: '[]',
      subject: words.subject,
      new_text: words.text,
      language: 'ru"><script>',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const files = words.files.map((name, position) => ({
    ...{ reading_id: id, message_id: messageId, position, name, sha256: randomUUID(), bytes: 10, format: 'pdf' },
    ...{
      unread: null,
      notes: [],
      material: 'proposal',
      template: false,
      material_reasons: '[]',
      text: name,
      reader: 'test',
    },
  }));
  if (files.length > 0) await db.insertInto('attachment_readings').values(files).execute();
}
