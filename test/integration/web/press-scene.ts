import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advanceFieldClock, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import type { ReleaseDeps } from '../../../services/releases/release/build-release.ts';
import { type Served, serve } from '../api/serve.ts';
import { frozenWave } from '../releases/frozen-wave.ts';
import { unescaped } from './page-text.ts';

export const campaign = 'starter-2026';
export const slug = `${campaign}-w1`;
export const site = 'https://zerkalo.example';
export const actor = 'researcher';
export const act = { slug, version: null, actor };

export type PressScene = Served & { readonly deps: ReleaseDeps; readonly home: string };

/** The server with a closed wave that was no rehearsal, and nothing published. */
export async function pressScene(): Promise<PressScene> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-press-pages-'));
  const served = await serve(false, 10_000, { publicUrl: site });
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  await frozenWave(served.db, campaign, false);
  return { ...served, home, deps: { db: served.db, masterKeys, directory: join(home, 'evidence') } };
}

export async function leave({ stop, home }: PressScene): Promise<void> {
  await stop();
  rmSync(home, { recursive: true, force: true });
}

/** Lets days of field time pass. */
export async function pass({ db }: PressScene, days: number): Promise<void> {
  const { now } = await fieldTime(db);
  await advanceFieldClock(db, new Date(now.getTime() + days * 86_400_000));
}

/** Addresses of this server that a page links to or loads; of the many forms of a picture one, and one PNG. */
export function ownAddresses(body: string): string[] {
  const found = [...body.matchAll(/ (?:href|src|srcset)="([^"]+)"/g)].map(([, url = '']) => unescaped(url));
  const own = found
    .map((url) => url.replace(site, ''))
    .filter((url) => url.startsWith('/') && !url.startsWith('/oembed'));
  const forms = /[&?](?:size|theme)=|(?<!answers)\.png/;
  return [...new Set(own.map((url) => url.split('#')[0] ?? ''))].filter((url) => !forms.test(url));
}
