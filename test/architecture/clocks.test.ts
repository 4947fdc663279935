import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** The time of day itself is meant here: codes that change with it, the age of a hint, a date that is proposed, a turn of all relays. */
const ofTheDay = [
  'services/design/people/enrol-factor.ts',
  'services/platform/queue/queue.ts',
  'services/web/research/letter-routes.ts',
  'workers/relay.ts',
];

test('a span of time is measured by performance.now(), since a clock that is set back would stretch it by hours', () => {
  const users = sourceFiles(['services', 'workers'])
    .filter(({ path, text }) => path.endsWith('.ts') && text.includes('Date.now('))
    .map(({ path }) => path);
  expect(users.toSorted()).toEqual(ofTheDay);
});
