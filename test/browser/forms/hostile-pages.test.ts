import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormRun } from '../../../services/field/forms/playwright-form-run.ts';
import { closed } from '../../city/listen.ts';
import { openCanary, openLeakySite } from './leaky-page.ts';
import { openStreet, type Street } from './street.ts';

describe('a page that spies and reaches for this machine', () => {
  let street: Street;
  let canary: Awaited<ReturnType<typeof openCanary>>;
  let site: Awaited<ReturnType<typeof openLeakySite>>;
  let run: FormRun;
  beforeAll(async () => {
    canary = await openCanary();
    site = await openLeakySite(canary.port);
    street = await openStreet([], { 'leaky.test': site.port });
    run = await street.run('leaky.test', 'ru');
  });
  afterAll(async () => {
    await street.close();
    for (const { server } of [site, canary]) {
      server.closeAllConnections();
      await closed(server);
    }
  });

  it('never reaches this machine: image, frame, fetch, beacon, sockets, redirect, calls, every spelling of the address', () => {
    expect(canary.hits).toEqual([]);
  });

  it('gets none of the data before the button was pressed, and then once', () => {
    expect(site.leaks.hits).toEqual(['/take']);
    expect(site.leaks.sockets).toBe(0);
    expect(run.outcome).toEqual({ state: 'confirmed', reason: 'success_text' });
  });

  it('has each try on record', () => {
    const findings = JSON.stringify(run.detail.findings);
    for (const road of ['beacon', 'fetch', 'query', 'base64', 'gzip', 'image', 'socket'])
      expect(findings).toContain(road);
  });
});
