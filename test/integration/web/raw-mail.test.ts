import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteShredding } from '../../../services/inbox/retention/store.ts';
import type { CampaignId } from '../../../services/platform/ids.ts';
import { previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease } from '../../../services/releases/release/build-release.ts';
import { textOf } from './page-text.ts';
import { act, actor, campaign, leave, type PressScene, pass, pressScene, slug } from './press-scene.ts';

let scene: PressScene;
beforeAll(async () => {
  scene = await pressScene();
});
afterAll(() => leave(scene));

const told = async () => (await scene.app.inject('/press/v1/raw-mail')).json();
const page = async (language: string) =>
  textOf((await scene.app.inject({ url: `/raw-mail?lang=${language}`, headers: { accept: 'text/html' } })).body);

test('nothing is told of a study before anything of it is published', async () => {
  expect(await told()).toMatchObject({ destroyed: 0, campaigns: [] });
  expect(await page('en')).toContain('No study was published yet.');
  expect(await page('ru')).toContain('Ни одно исследование ещё не опубликовано.');
});

test('how many raw mails of a published study were destroyed, by which term and when, is for everybody to read', async () => {
  await buildRelease(scene.deps, { campaign, authors: ['Anna Researcher'], actor });
  await previewRelease(scene.deps, act);
  await pass(scene, 15);
  expect(await publishRelease(scene.deps, act)).toMatchObject({ kind: 'done' });
  const { rows } = await sql<{ id: CampaignId }>`
    update campaigns set state = 'closed' where slug = ${campaign} returning id`.execute(scene.db);
  const [first] = (await told()).campaigns;
  expect(first).toMatchObject({ release: `${slug}/1`, destroyed: 0, destroyedAt: null });
  expect(first.retentionDays).toBeGreaterThan(0);
  const campaignId = rows[0]?.id as CampaignId;
  // Mail that was found to belong to the study later is counted by a later note; the last note counts all.
  for (const mails of [1230, 1234])
    await noteShredding(scene.db, { campaignId, mails, by: 'retention', reason: 'term' });
  const answer = await told();
  expect(answer).toMatchObject({ destroyed: 1234, campaigns: [{ destroyed: 1234, destroyedAt: expect.any(String) }] });
  expect(JSON.stringify(answer)).not.toMatch(/retention"|by_whom|@/u);
  expect(await page('en')).toMatch(/Mails destroyed so far: 1[,\s]234\. As of .+, field time\./u);
  expect(await page('ru')).toMatch(/Уничтожено писем: 1[\s.]?234\. На .+, время поля\./u);
  const list = await scene.app.inject({ url: '/releases?lang=en', headers: { accept: 'text/html' } });
  expect(list.body).toContain('href="/raw-mail');
});
