import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markersOf, sight } from '../../../services/field/forms/marker.ts';

const inquiry = {
  alias: 'a.kuznetsova.7f3k@shopper.test',
  phoneE164: '+79211234567',
  body: 'Здравствуйте! Нам нужен сайт для небольшой клиники в Петербурге. Подскажите цену.',
};
const markers = markersOf(inquiry);
const posted = (body: string | Buffer, encoding?: string) =>
  sight(markers, 'https://studio.example/send', Buffer.from(body), encoding);

describe('a request that carries the persona', () => {
  it.each([
    ['the alias in an urlencoded form', 'email=a.kuznetsova.7f3k%40shopper.test'],
    ['the alias with capitals', 'Email: A.Kuznetsova.7F3K@Shopper.Test'],
    ['the phone as a mask writes it', 'tel=%2B7+%28921%29+123-45-67'],
    ['the phone with an eight in front', '{"tel":"8 921 123 45 67"}'],
    ['a sentence of the letter with other white space', 'm=Нам нужен  сайт\nдля небольшой клиники в Петербурге'],
    [
      'a sentence as JSON escapes',
      JSON.stringify({ m: 'Нам нужен сайт для небольшой клиники в Петербурге' }).replace(
        /[^ -~]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ],
    ['the alias as base64', `payload=${Buffer.from('to: a.kuznetsova.7f3k@shopper.test').toString('base64')}`],
    ['the alias encoded twice', 'next=%252Fok%253Fmail%253Da.kuznetsova.7f3k%252540shopper.test'],
  ])('is seen: %s', (_, body) => expect(posted(body)).toBe('marker'));

  it('is seen in the address alone', () => {
    expect(sight(markers, 'https://x.example/pixel?u=a.kuznetsova.7f3k%40shopper.test', null, undefined)).toBe(
      'marker',
    );
  });

  it('counts as unreadable when its body is compressed or binary', () => {
    expect(posted(gzipSync('email=a.kuznetsova.7f3k@shopper.test'))).toBe('unreadable');
    expect(posted('anything', 'gzip')).toBe('unreadable');
  });

  it('is told from clean traffic: counters, other people and other numbers', () => {
    expect(posted('t=1790000000123&page=/contacts&u=user@example.com&tel=+7 812 000-00-00')).toBe('clean');
    expect(sight(markers, 'https://cdn.example/app.js?v=79211', null, undefined)).toBe('clean');
  });

  it('never overlooks the alias wherever it stands in a text body', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (before, after) => {
        const sighted = posted(new URLSearchParams({ a: before, email: inquiry.alias, b: after }).toString());
        return sighted === 'marker';
      }),
    );
  });
});
