import { randomUUID } from 'node:crypto';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease } from '../../../services/releases/release/build-release.ts';
import { frozenWave } from '../../integration/releases/frozen-wave.ts';
import { days, domainOf, releaseHome, type StudioSite, studioSite } from '../../integration/studio/studio-site.ts';
import { type DnsServer, dnsServer } from '../../support/dns-server.ts';

export type StudioWorld = {
  readonly site: StudioSite;
  readonly address: string;
  readonly browser: Browser;
  readonly domain: string;
  readonly records: Map<string, readonly string[] | 'silent'>;
  readonly publish: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const slug = 'starter-2026-w1';

/** A server that people reach, a frozen wave in preview, a name server, and a browser. */
export async function studioWorld(): Promise<StudioWorld> {
  const records = new Map<string, readonly string[] | 'silent'>();
  const names: DnsServer = await dnsServer(records);
  const site = await studioSite({
    mail: true,
    map: [{ host: 'nowhere.test', below: false, to: { address: '127.0.0.1', port: 9 } }],
    dnsServers: [names.address],
  });
  const home = await releaseHome(site.db);
  const { waveId } = await frozenWave(site.db, 'starter-2026', false);
  const domain = await domainOf(site.db, waveId, 'Studio 7');
  await buildRelease(home.deps, { campaign: 'starter-2026', authors: ['Anna'], actor: 'researcher' });
  await previewRelease(home.deps, { slug, version: null, actor: 'researcher' });
  const address = await site.app.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = findBrowser(undefined);
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath === null ? {} : { executablePath }),
  });
  const publish = async (): Promise<void> => {
    await days(site.db, 15);
    const done = await publishRelease(home.deps, { slug, version: null, actor: 'researcher' });
    if (done.kind !== 'done') throw new Error(done.kind);
  };
  const stop = async (): Promise<void> => {
    await browser.close();
    await site.stop();
    names.close();
    home.remove();
  };
  return { site, address, browser, domain, records, publish, stop };
}

/** A page with everything that it asked for and complained of. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
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
    .select(['i.id as inquiryId', 'i.wave_id as waveId', 'i.studio_id as studioId', 'a.message_id as messageId'])
    .where('s.domain', '=', domain)
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
