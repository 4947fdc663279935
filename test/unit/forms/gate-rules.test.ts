import { describe, expect, it } from 'vitest';
import { cookieAnswer } from '../../../services/field/forms/discover/cookie-wall.ts';
import { markersOf, sight } from '../../../services/field/forms/marker.ts';
import { ordersRepost } from '../../../services/field/forms/ordered-repost.ts';
import type { OpenerSnapshot } from '../../../services/field/forms/page/snapshot.ts';
import { preflightHeaders, preflightRefusal } from '../../../services/field/forms/preflight.ts';
import { isInterstitial } from '../../../services/field/forms/read/interstitial.ts';
import { maySubmit } from '../../../services/field/forms/recorders.ts';

const request = {
  method: 'POST',
  origin: 'https://studio.test',
  address: 'https://crm.test/lead',
  headers: { 'content-type': 'application/json', 'user-agent': 'x', 'x-key': '1' },
};

describe('leave of another origin', () => {
  it('is due for JSON and own headers, not for a simple post and not at home', () => {
    expect(preflightHeaders(request)).toEqual(['content-type', 'x-key']);
    const plain = { ...request, headers: { 'content-type': 'multipart/form-data; boundary=x' } };
    expect(preflightHeaders(plain)).toBeNull();
    expect(preflightHeaders({ ...request, address: 'https://studio.test/lead' })).toBeNull();
    expect(preflightHeaders({ ...plain, method: 'PUT' })).toEqual([]);
  });

  it.each([
    [200, { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type, X-Key' }, true],
    [204, { 'access-control-allow-origin': 'https://studio.test', 'access-control-allow-headers': '*' }, true],
    [200, { 'access-control-allow-origin': 'https://other.test', 'access-control-allow-headers': '*' }, false],
    [200, { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' }, false],
    [200, {}, false],
    [404, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }, false],
  ])('answered %i %j is given: %j', (status, headers, given) => {
    expect(preflightRefusal(request, ['content-type', 'x-key'], { status, headers }) === null).toBe(given);
  });
});

describe('a second post', () => {
  it('belongs to the first only where the answer names its server', () => {
    const zone = '{"redirectto":"forms.tildaapi.com"}';
    expect(ordersRepost(zone, 'https://forms.tildaapi.com/procces/')).toBe(true);
    expect(ordersRepost('{"redirectto":"ru"}', 'https://forms.tildaapi.ru/procces/')).toBe(true);
    expect(ordersRepost(zone, 'https://forms2.tildacdn.com/procces/')).toBe(false);
    expect(ordersRepost('{"results":["1"]}', 'https://forms.tildaapi.com/procces/')).toBe(false);
    expect(ordersRepost('<html>', 'https://forms.tildaapi.com/procces/')).toBe(false);
  });
});

describe('requests that carry the persona', () => {
  const markers = markersOf({
    alias: 'anna.k7@shopper.test',
    phoneE164: '+79035550101',
    body: 'Нужен сайт для пекарни с каталогом товаров.',
  });

  it.each([
    ['https://x.test/?e=anna.k7%2540shopper.test', null],
    ['https://x.test/', '{"phone":"8 (903) 555-01-01"}'],
    ['https://x.test/', Buffer.from('нужен сайт для пекарни с каталогом товаров').toString('base64')],
    ['https://x.test/', '{"a":"\\u0061nna.k7@shopper.test"}'],
  ])('are told in whatever spelling: %s %s', (url, body) => {
    expect(sight(markers, url, body === null ? null : Buffer.from(body), undefined)).toBe('marker');
  });

  it('are suspected where a body cannot be read', () => {
    expect(sight(markers, 'https://x.test/', Buffer.from('text'), 'gzip')).toBe('unreadable');
    expect(sight(markers, 'https://x.test/', Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2]), undefined)).toBe(
      'unreadable',
    );
  });

  it('are no submission when they go to a recorder or are a beacon or a picture', () => {
    expect(maySubmit('fetch', 'https://mc.yandex.ru/webvisor/1')).toBe(false);
    expect(maySubmit('ping', 'https://studio.test/send')).toBe(false);
    expect(maySubmit('image', 'https://studio.test/px.gif')).toBe(false);
    expect(maySubmit('document', 'https://studio.test/send')).toBe(true);
  });
});

describe('what stands before a page', () => {
  const opener = (text: string): OpenerSnapshot => ({ key: text, text, marks: '', visible: true });
  const page = (texts: string[], buttons: string[]) =>
    ({ url: '', title: '', lang: '', frames: [{ visible: true, texts, openers: buttons.map(opener) }] }) as never;

  it('a cookie wall is refused where it can be, closed where not, and never agreed to', () => {
    const asks = ['Мы используем файлы cookie'];
    expect(cookieAnswer(page(asks, ['Принять все', 'Отклонить']))).toMatchObject({ refuses: true });
    expect(cookieAnswer(page(asks, ['Accept all', 'Only necessary cookies']))).toMatchObject({ refuses: true });
    expect(cookieAnswer(page(asks, ['Понятно']))).toMatchObject({ refuses: false });
    expect(cookieAnswer(page(asks, ['Принять все']))).toBeNull();
    expect(cookieAnswer(page(['Наши работы'], ['Отклонить']))).toBeNull();
  });

  it('a check of the browser is told by its title', () => {
    expect(isInterstitial('Just a moment...')).toBe(true);
    expect(isInterstitial('DDoS-Guard')).toBe(true);
    expect(isInterstitial('Студия «Момент»')).toBe(false);
  });
});
