import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillPlaceholders,
  hasStrayBraces,
  type PlaceholderValues,
  placeholders,
  placeholdersIn,
} from '../../../services/design/letters/placeholders.ts';
import { renderLetter } from '../../../services/design/letters/render-letter.ts';
import { checked, shipped } from './shipped.ts';

const protocol = checked(shipped('rehearsal-line'));
const [persona] = protocol.personas;
const [budget] = protocol.budgets;
if (persona === undefined || budget === undefined) throw new Error('the shipped protocol has no persona or budget');
const studio = { name: 'Лайн', domain: 'line.example', city: null };
const facts = { studio, persona, budget, language: 'ru', answerBy: '2026-03-12' } as const;

describe('a letter', () => {
  it('is filled with studio, persona and budget', () => {
    const letter = renderLetter(
      { subject: 'Для {{studio.name}}', body: '{{ persona.firstName }}, {{budget}}, до {{answerBy}}' },
      facts,
    );
    expect(letter).toEqual({ subject: 'Для Лайн', body: 'Андрей, до 30 тысяч рублей, до 12 марта' });
  });

  it('says the date as its language does', () => {
    const body = (language: 'en' | 'de') =>
      renderLetter({ subject: 's', body: '{{answerBy}}' }, { ...facts, language }).body;
    expect([body('en'), body('de')]).toEqual(['12 March', '12. März']);
  });

  it('closes up what an empty budget sentence leaves', () => {
    const silent = { ...budget, sentence: { ru: '' } };
    const letter = renderLetter(
      { subject: 's', body: 'Есть тексты. {{budgetSentence}}\n\n{{budgetSentence}}\n\nЖдём.' },
      { ...facts, budget: silent },
    );
    expect(letter.body).toBe('Есть тексты.\n\nЖдём.');
  });

  it('cannot be given a second header line by a name from a ranking', () => {
    const studioName = 'Лайн\r\nBcc: all@example.org\u0000';
    const letter = renderLetter(
      { subject: '{{studio.name}}', body: 'x' },
      { ...facts, studio: { ...studio, name: studioName } },
    );
    expect(letter.subject).toBe('Лайн Bcc: all@example.org');
  });

  it('does not read a studio’s name for placeholders', () => {
    const named = { ...facts, studio: { ...studio, name: '{{persona.phone}}' } };
    expect(renderLetter({ subject: 's', body: '{{studio.name}}' }, named).body).toBe('{{persona.phone}}');
  });

  it('leaves no placeholder behind that it knows, and finds every one it does not', () => {
    const values = Object.fromEntries(placeholders.map((name) => [name, 'v'])) as PlaceholderValues;
    const part = fc.constantFrom('{{', '}}', '{', '}', ' ', 'a', '\n', ...placeholders, '{{budget}}', '{{nobody}}');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const rest = placeholdersIn(fillPlaceholders(text, values));
        expect(rest.every(({ known }) => known === null)).toBe(true);
        if (placeholdersIn(text).every(({ known }) => known !== null) && !hasStrayBraces(text)) {
          expect(fillPlaceholders(text, values)).not.toMatch(/[{}]/);
        }
      }),
    );
  });
});
