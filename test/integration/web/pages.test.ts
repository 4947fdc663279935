import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { advanceFieldClock } from '../../../services/platform/clock/field-clock.ts';
import { type Served, serve } from '../api/serve.ts';
import { day, type SeededWave, type Studio, seedWave } from '../releases/seed-wave.ts';

const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
const studios: Studio[] = [
  {
    name: hostile,
    state: 'confirmed',
    answers: [
      {
        kind: 'human_substantive',
        afterDays: 1,
        subject: hostile,
        text: `</pre>${hostile}`,
        price: { low: 30_000_000, high: null, basis: 'project' },
      },
    ],
  },
  { name: 'Silent', state: 'confirmed' },
  { name: 'Captcha', state: 'not_sent', reason: 'captcha' },
];

let served: Served;
let wave: SeededWave;
const get = (url: string, headers: Record<string, string> = { accept: 'text/html' }) =>
  served.app.inject({ url, headers });

beforeAll(async () => {
  served = await serve(true);
});
afterAll(async () => served.stop());

test('an empty installation says what this is and what to do next', async () => {
  const page = await get('/campaigns?lang=ru');
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.body).toMatch(/<html lang="ru">/);
  expect(page.body).toContain('Кампаний пока нет');
});

describe('with a campaign whose studios and letters are hostile', () => {
  beforeAll(async () => {
    wave = await seedWave(served.db, 'petersburg', hostile, studios);
    await advanceFieldClock(served.db, day(41));
  });
  const addresses = () => [
    '/campaigns',
    '/campaigns/petersburg',
    '/campaigns/petersburg/live',
    '/campaigns/petersburg/report',
    `/inquiries/${wave.inquiryIds[0]}`,
  ];

  test('no page runs or shows anything but text of theirs', async () => {
    for (const address of addresses()) {
      const { body, statusCode } = await get(address);
      expect([address, statusCode]).toEqual([address, 200]);
      expect([address, body.match(/<img src=x|<script>alert|onerror=alert\(1\)>/g)]).toEqual([address, null]);
    }
  });
  test('every page allows only its own files and has no inline script or style', async () => {
    for (const address of addresses()) {
      const { body, headers } = await get(address);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';object-src 'none';style-src 'self';script-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      );
      expect(body).not.toMatch(/<style|\sstyle=|\son\w+="|<script(?![^>]*src=)/);
      expect(headers['x-zerkalo-rehearsal']).toBe('true');
    }
  });
  test('every rehearsal page says in its first line that it is one', async () => {
    for (const address of addresses()) {
      expect((await get(`${address}?lang=en`)).body).toMatch(/class="rehearsal"[^>]*>REHEARSAL/);
      expect((await get(`${address}?lang=ru`)).body).toMatch(/class="rehearsal"[^>]*>РЕПЕТИЦИЯ/);
    }
  });
  test('the report states its numbers in both languages, with counts', async () => {
    const ru = (await get('/campaigns/petersburg/report?lang=ru')).body;
    expect(ru).toContain('Человек ответил на 1 обращение из 2');
    expect(ru).toContain('без интервала: меньше 10 обращений');
    expect((await get('/campaigns/petersburg/report?lang=en')).body).toContain('A person answered 1 of 2 inquiries');
  });
  test('each chart of the report is served as a picture in both sizes', async () => {
    for (const chart of ['then', 'answers', 'delay', 'prices-1', 'funnel', 'reminders']) {
      for (const size of ['wide', 'narrow']) {
        const picture = await get(`/campaigns/petersburg/charts/${chart}.svg?lang=ru&size=${size}`);
        expect([chart, picture.statusCode, picture.headers['content-type']]).toEqual([
          chart,
          200,
          'image/svg+xml; charset=utf-8',
        ]);
        expect(picture.body).toContain('РЕПЕТИЦИЯ');
      }
    }
    expect((await get('/campaigns/petersburg/charts/prices-2.svg')).statusCode).toBe(404);
    const dark = await get('/campaigns/petersburg/charts/answers.svg?theme=dark');
    expect([dark.body.includes('#15171A'), dark.body.toLowerCase().includes('fill="#ffffff"')]).toEqual([true, false]);
  });
  test('progress shows who waits and works without scripts by reloading', async () => {
    const { body } = await get('/campaigns/petersburg/live?lang=en');
    expect(body).toContain('3 of 3 inquiries have been carried out');
    expect(body).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>');
  });
  test('the time line shows the letter as text and the price with the words it came from', async () => {
    const { body } = await get(`/inquiries/${wave.inquiryIds[0]}?lang=en`);
    expect(body).toContain('answer with substance');
    expect(body).toMatch(/300.thousand.₽ – …/);
    expect(body).toContain('<q>итого</q>');
  });
});

test('a problem is a page for a browser and JSON for a program', async () => {
  const page = await get('/campaigns/nowhere?lang=ru');
  expect(page.statusCode).toBe(404);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.body).toContain('CAMPAIGN_UNKNOWN');
  const forProgram = await get('/campaigns/nowhere', { accept: '*/*' });
  expect(forProgram.json()).toMatchObject({ code: 'CAMPAIGN_UNKNOWN' });
  expect((await get('/nothing/here')).body).toContain('ROUTE_UNKNOWN');
});

test('assets are served under an address that changes with their content', async () => {
  const { body } = await get('/campaigns');
  for (const address of body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
    const asset = await get(address[1] ?? '');
    expect([address[1], asset.statusCode, asset.headers['cache-control']]).toEqual([
      address[1],
      200,
      'public, max-age=31536000, immutable',
    ]);
  }
  expect((await get('/assets/live-progress.js')).body).not.toMatch(/: HTMLElement|export type/);
});

test('the browser’s wish decides the language where the address does not', async () => {
  const page = (wish: string) => get('/campaigns', { accept: 'text/html', 'accept-language': wish });
  expect((await page('ru-RU,ru;q=0.9,en;q=0.8')).body).toContain('<html lang="ru">');
  expect((await page('de-DE,de;q=0.9')).body).toContain('<html lang="en">');
});

test('pages ask for a key where local access is off', async () => {
  const guarded = await serve(false);
  for (const address of ['/campaigns', '/campaigns/x', '/campaigns/x/report', '/campaigns/x/charts/delay.svg']) {
    expect([address, (await guarded.app.inject(address)).statusCode]).toEqual([address, 401]);
  }
  await guarded.stop();
});
