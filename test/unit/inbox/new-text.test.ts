import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newText, wholeText, writtenText } from '../../../services/inbox/new-text/new-text.ts';
import { quotedReplies } from '../../fixtures/mail/quoted-replies.ts';

describe('new text', () => {
  it.each(quotedReplies)('$id leaves only what the person wrote', ({ text = '', html = '', expect: wanted }) => {
    expect(newText({ text, html })).toBe(wanted);
  });

  it('keeps the signature for the search of machine footers', () => {
    const text = 'Заявка принята.\n\nС уважением,\nстудия\nЭто автоматическое письмо.';
    expect(writtenText({ text, html: '' })).toContain('автоматическое');
    expect(newText(text)).toBe('Заявка принята.');
  });

  it('the whole text of an HTML mail keeps quoted lines marked', () => {
    expect(wholeText({ text: '', html: '<p>Да</p><blockquote type="cite">Нет</blockquote>' })).toBe('Да\n> Нет');
  });

  it('adds nothing: every line of the result stands in the text', () => {
    const line = fc.constantFrom<string>(
      'Добрый день',
      '> цитата',
      '',
      '--',
      'С уважением,',
      'On Mon, Mar 2, 2026 X <a@b.example> wrote:',
      'From: a',
      'Sent: b',
      '180 000 рублей',
      'P.S. еще',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines: string[]) => {
        const fresh = newText(lines.join('\n'));
        expect(fresh.split('\n').every((one) => one === '' || lines.includes(one))).toBe(true);
        expect(fresh).not.toMatch(/^>/m);
      }),
    );
  });

  it.each(['>', '_', '- ', 'From: a\n', 'On 1.1.2020 a\n', '--\n\n', 'a@', '<div>', 'С уважением\n'])(
    'reads 200 KB of %j in linear time',
    (seed) => {
      const text = seed.repeat(Math.ceil(200_000 / seed.length));
      const startedAt = performance.now();
      newText({ text, html: text });
      expect(performance.now() - startedAt).toBeLessThan(5_000);
    },
  );
});
