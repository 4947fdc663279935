import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkProtocol } from '../../../services/design/protocol/check-protocol.ts';
import { lintSentences } from '../../../services/web/words/lint-sentences.ts';
import { preflightSentences } from '../../../services/web/words/preflight-sentences.ts';
import { sayInRussian } from '../../../services/web/words/say-in-russian.ts';

const design = new URL('../../../services/design/', import.meta.url);
const folders = ['protocol/lint/', 'protocol/', 'preview/'];

/** Sentences that the checks are written with, their values as holes: what stands behind `message`, `remedy` and `found`. */
function written(): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(folder, design))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(new URL(`${folder}${name}`, design), 'utf8')),
  );
  const said = /(?:message|remedy|found|what)(?:: | = |\s*=\s*)(?:\n\s*)?(['"`])((?:(?!\1).|\\\1)+)\1/gu;
  return files.flatMap((text) =>
    [...text.matchAll(said)].map(([, , sentence = '']) => sentence.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/gu, '{}')),
  );
}

test('every sentence of the protocol’s check and of the preflight stands in the catalogue', () => {
  const sentences = written().filter((sentence) => /\p{L}{3}.* /u.test(sentence));
  expect(sentences.length).toBeGreaterThan(90);
  // What describes a key is said by the name of its field; the rest of a value's fault stands in the sentence around it.
  const framed = ['Add it: {}', 'The value {}.'];
  const known = { ...lintSentences, ...preflightSentences };
  expect(sentences.filter((sentence) => !(sentence in known) && !framed.includes(sentence))).toEqual([]);
});

test('values keep their places, and what is a sentence itself is said in Russian too', () => {
  expect(sayInRussian('The steps take 21 minutes (letter 12, nudge 9), over the cap of 15.')).toBe(
    'Шаги занимают 21 мин (letter 12, nudge 9), больше предела 15.',
  );
  expect(sayInRussian('{{budget}} is empty for the budget "none".')).toBe('{{budget}} пусто для бюджета «none».');
  expect(sayInRussian('12 of 40 studios in 2 strata; 3 pairs may be one studio')).toBe(
    'студий: 12 из 40, слоёв: 2; пар, которые могут быть одной студией: 3',
  );
  expect(
    sayInRussian(
      'smallest difference seen with 80% power: wordings 31 points (50 a level), budgets no points (33 a level)',
    ),
  ).toBe(
    'наименьшая разница, заметная с мощностью 80%: wordings 31 п. п. (на уровень: 50), budgets: разницы не увидеть (на уровень: 33)',
  );
  // Words of people stay theirs, also where they look like a list.
  expect(sayInRussian('1 deceptions with reasons, board: The board, number and date; none, later')).toBe(
    'умолчаний с причинами: 1; комиссия: The board, number and date; none, later',
  );
  expect(sayInRussian('paid by us; conflict of interest: none; no own firm is excluded')).toBe(
    'платит: us; конфликт интересов: none; ни одна своя фирма не исключена',
  );
  expect(sayInRussian('Nobody ever wrote this.')).toBeNull();
});

test('a faulty protocol is told in Russian, and a hostile value is only a value', () => {
  const checked = checkProtocol('format: zerkalo/1\ntitle: ""\n{}{}{}: 1\n');
  const findings = checked.kind === 'faulty' ? checked.findings : [];
  expect(findings.length).toBeGreaterThan(0);
  expect(sayInRussian(`"${'" is missing. "'.repeat(200)}" is missing.`)).toContain('Нет «');
  expect(sayInRussian('x'.repeat(1_000_000))).toBeNull();
});

test('both languages have the same holes', () => {
  const holes = (text: string): number => text.split('{}').length - 1;
  const odd = Object.entries({ ...lintSentences, ...preflightSentences }).filter(([en, ru]) => holes(en) !== holes(ru));
  expect(odd).toEqual([]);
});
