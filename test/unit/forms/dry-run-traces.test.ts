import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptIn, tracesOf, type WantedRequest } from '../../../services/field/forms/dry-run-traces.ts';

const traces = tracesOf({
  fullName: 'Анна Лебедева',
  firstName: 'Анна',
  lastName: 'Лебедева',
  email: 'anna.lebedeva.k7@shopper.test',
  phoneE164: '+79035550101',
  company: 'Пекарня Колос',
  city: 'Тверь',
  subject: 'Новый сайт',
  message: 'Здравствуйте! Нужен сайт для пекарни с каталогом и заказом на дом. Сколько это стоит?',
});
const home = 'https://studio.test/';
const known = new Set([home, 'https://studio.test/map?city=tver']);
const read = (changes: Partial<WantedRequest> = {}): WantedRequest => ({
  method: 'GET',
  address: 'https://studio.test/step-2.js',
  headers: { accept: '*/*', referer: home },
  cookies: ['session=8f14e45f'],
  hasBody: false,
  ...changes,
});

describe('in a dry run', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])('a %s never leaves, at any time', (method) => {
    for (const phase of ['browsing', 'filling', 'over'] as const) {
      expect(keptIn(traces, read({ method }), phase, known)).not.toBeNull();
    }
  });

  it('a page is read as usual before anything is typed', () => {
    expect(keptIn(traces, read({ address: 'https://studio.test/search?q=1' }), 'browsing', known)).toBeNull();
  });

  it('a file without a query may still be read while the form is filled', () => {
    expect(keptIn(traces, read(), 'filling', known)).toBeNull();
    expect(keptIn(traces, read({ address: 'https://studio.test/map?city=tver' }), 'filling', known)).toBeNull();
  });

  it.each([
    ['a query', { address: 'https://studio.test/suggest?q=%D0%A2%D0%B2' }],
    ['a query in base64', { address: `https://studio.test/p?d=${btoa('anna.lebedeva.k7@shopper.test, first')}` }],
    ['a path', { address: 'https://studio.test/lead/anna.lebedeva.k7@shopper.test' }],
    ['a beginning in a path', { address: 'https://studio.test/suggest/%D0%A2%D0%B2%D0%B5' }],
    ['a host name', { address: 'https://anna.lebedeva.k7.evil.test/pixel.gif' }],
    ['a header', { headers: { 'x-lead': encodeURIComponent('Анна Лебедева') } }],
    ['a number in a header', { headers: { 'x-lead': '8 (903) 555-01-01' } }],
    ['a cookie', { cookies: [`draft=${encodeURIComponent('Пекарня Колос')}`] }],
    ['a body', { hasBody: true }],
  ] as const)('what was typed does not leave in %s', (_, changes) => {
    expect(keptIn(traces, read(changes), 'filling', known)).not.toBeNull();
  });

  it('nothing leaves at all once the visit is over', () => {
    expect(keptIn(traces, read({ address: home }), 'over', known)).not.toBeNull();
  });

  it('no address with anything in its query leaves for the first time while the form is filled', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (address) => {
        const fresh = (URL.parse(address)?.search ?? '') !== '';
        return !fresh || keptIn(traces, read({ address }), 'filling', new Set()) !== null;
      }),
    );
  });
});
