import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROBLEMS } from '../../../services/api/errors/problems.ts';
import { problemWords } from '../../../services/web/words/problem-words.ts';
import { addPerson, browser, post, signIn } from '../../support/people.ts';
import { type Served, serve } from '../api/serve.ts';
import { textOf } from './page-text.ts';

const forAll = ['/', '/releases', '/studio', '/opt-out', '/sign-in'];
const forOwner = [
  ...['/campaigns', '/campaigns/new', '/desk', '/desk/disputes', '/imports', '/calls/new', '/messages/new', '/account'],
  ...['/queues', '/queues/messages', '/queues/calls', '/queues/attempts', '/queues/disputes', '/sending'],
  ...['/admin', '/admin/keys', '/admin/log', '/admin/people', '/admin/sessions', '/admin/suppression'],
];
const languages = ['ru', 'en'] as const;
let served: Served;
let cookie = '';

beforeAll(async () => {
  served = await serve(false);
  const { email } = await addPerson(served.db, 'Anna', 'owner');
  cookie = await signIn(served.app, email);
});
afterAll(() => served.stop());

const get = (url: string, session = '') =>
  served.app.inject({ url, headers: { ...browser, ...(session === '' ? {} : { cookie: session }) } });
const mainOf = (body: string): string => textOf(body.slice(body.indexOf('<main'), body.indexOf('</main>'))).trim();

test.each(languages)(
  'on an empty database every page says what there is not yet, or what to do first (%s)',
  async (language) => {
    for (const [path, session] of [
      ...forAll.map((one) => [one, ''] as const),
      ...forOwner.map((one) => [one, cookie] as const),
    ]) {
      const { statusCode, body } = await get(`${path}?lang=${language}`, session);
      const main = mainOf(body);
      expect([path, statusCode]).toEqual([path, 200]);
      expect([path, main.match(/undefined|NaN|\[object|(?<!\p{L})null(?!\p{L})/u)]).toEqual([path, null]);
      expect([path, main.length > 60]).toEqual([path, true]);
      // A table is there with rows or not at all: a head over nothing explains nothing.
      expect([path, body.match(/<tbody>\s*<\/tbody>/)]).toEqual([path, null]);
    }
  },
);

test('every problem is told to people in both languages', () => {
  for (const code of Object.keys(PROBLEMS)) {
    const [title = '', remedy = ''] = problemWords(code, 'ru') ?? [];
    expect([code, /\p{Script=Cyrillic}/u.test(title), /\p{Script=Cyrillic}/u.test(remedy)]).toEqual([code, true, true]);
    expect([code, /\p{Script=Cyrillic}/u.test((problemWords(code, 'en') ?? []).join(''))]).toEqual([code, false]);
  }
});

test('when the database is away every page says so in the reader’s language, with what to do and nothing from inside', async () => {
  await served.dropDatabase();
  for (const language of languages) {
    for (const path of [
      ...forAll,
      ...forOwner,
      '/releases/none/1',
      '/embed/none/1/answers',
      '/studio/audits/none/1',
      '/preview/none',
    ]) {
      const { statusCode, body, headers } = await get(`${path}?lang=${language}`, cookie);
      // Who is not signed in as a studio is led to its door without a look at the database.
      if (statusCode === 303) continue;
      const main = mainOf(body);
      expect([path, headers['content-type']]).toEqual([path, 'text/html; charset=utf-8']);
      expect([path, main.match(/postgres|ECONN|database|relation|stack|select |node_modules|\.ts/iu)]).toEqual([
        path,
        null,
      ]);
      if (statusCode < 500) continue;
      expect([path, main]).toEqual([
        path,
        expect.stringContaining(language === 'ru' ? 'Подождите минуту' : 'Wait a minute'),
      ]);
      expect([path, headers['cache-control'] ?? 'no-store']).toEqual([path, 'no-store']);
    }
  }
  const typed = await post(served.app, '/sign-in?lang=ru', { name: 'anna@example.org', password: 'x' });
  expect([typed.statusCode, mainOf(typed.body).includes('Подождите минуту')]).toEqual([500, true]);
});
