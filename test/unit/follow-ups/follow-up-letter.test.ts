import { describe, expect, it } from 'vitest';
import { followUpLetter } from '../../../services/field/follow-ups/follow-up-letter.ts';
import { replyAddress } from '../../../services/field/follow-ups/reply-address.ts';
import { replySubject, threadOf } from '../../../services/field/follow-ups/reply-thread.ts';
import { factsOf, protocol } from './facts.ts';

const letter = {
  replyTo: ['anna@studio.example'],
  messageId: 'answer@studio.example',
  thread: ['first@shopper.example'],
  subject: 'Re: Сайт для складской компании',
};

describe('a follow-up', () => {
  it('of the second step is a reply in the thread of the studio’s letter', () => {
    expect(followUpLetter('second_step', factsOf({ lastLetter: letter }))).toMatchObject({
      subject: 'Re: Сайт для складской компании',
      recipient: 'anna@studio.example',
      thread: {
        inReplyTo: 'answer@studio.example',
        references: ['first@shopper.example', 'answer@studio.example'],
      },
    });
  });

  it('asks in the words of the protocol, signed by the persona', () => {
    const { body } = followUpLetter('second_step', factsOf({ lastLetter: letter }));
    expect(body).toContain('пришлите, пожалуйста, то, что у вас уже готово');
    expect(body).toContain('Андрей Белозёров');
    expect(body).not.toMatch(/[{}]/);
  });

  it('that reminds stands in the thread of our own mail, and begins one after a form', () => {
    const facts = factsOf({ lastLetter: letter });
    expect(followUpLetter('nudge', facts).thread).toEqual({
      inReplyTo: 'first@shopper.example',
      references: ['first@shopper.example'],
    });
    const first = { channel: 'form', startedAt: new Date(), recipient: null, messageId: null } as const;
    expect(followUpLetter('nudge', { ...facts, first }).thread).toBeNull();
  });

  it('that closes keeps its own subject in the thread of the last letter', () => {
    const close = followUpLetter('close', factsOf({ lastLetter: letter }));
    expect(close).toMatchObject({ subject: 'Спасибо за ответ', thread: { inReplyTo: 'answer@studio.example' } });
  });

  it('counts the minutes of its own step; a call takes more than a mail', () => {
    const facts = factsOf({ lastLetter: letter });
    const minutes = (step: 'second_step' | 'nudge' | 'close') => followUpLetter(step, facts).burdenMinutes;
    expect(minutes('second_step')).toBeGreaterThan(minutes('nudge'));
    expect(minutes('close')).toBeLessThan(1);
    expect(followUpLetter('nudge', facts, 'nudge_call').burdenMinutes).toBeGreaterThan(3);
  });

  it('is refused loudly when the protocol lacks its text', () => {
    const scripts = { ...protocol.scripts, nudge: {} };
    expect(() => followUpLetter('nudge', factsOf({ protocol: { ...protocol, scripts } }))).toThrow(
      /lacks its text in ru/,
    );
  });
});

describe('the address of a follow-up', () => {
  it.each([
    ['who answered', { lastLetter: letter }, 'anna@studio.example'],
    [
      'whom the letter asks to be answered at',
      { lastLetter: { ...letter, replyTo: ['a@studio.example', 'b@studio.example'] } },
      'a@studio.example',
    ],
    [
      'where the letter went, when a stranger answered',
      { lastLetter: { ...letter, replyTo: ['anna@pochta.test'] } },
      'info@studio.example',
    ],
    [
      'never a machine that nobody reads',
      { lastLetter: { ...letter, replyTo: ['noreply@studio.example'] } },
      'info@studio.example',
    ],
  ] as const)('is that of %s', (_, changes, address) => {
    expect(replyAddress(factsOf(changes))).toBe(address);
  });

  it('is what a machine of the studio named when nothing else is known, and null without that', () => {
    const studio = { ...factsOf().studio, listedAddress: null };
    const unknown = factsOf({ studio, first: null });
    expect(replyAddress({ ...unknown, machineReplyTo: ['sales@studio.example'] })).toBe('sales@studio.example');
    expect(replyAddress({ ...unknown, machineReplyTo: ['sales@elsewhere.example'] })).toBeNull();
  });
});

describe('the head of a reply', () => {
  it.each([
    ['Сайт', 'Re: Сайт'],
    ['RE: Re[2]: Отв: Сайт', 'Re: Сайт'],
    ['AW: WG: Anfrage', 'Re: Anfrage'],
    ['Сайт\r\nBcc: victim@else.example', 'Re: Сайт Bcc: victim@else.example'],
    ['   ', 'по сценарию'],
    ['Re:', 'по сценарию'],
  ])('answers %j with %j', (subject, expected) => {
    expect(replySubject(subject, 'по сценарию')).toBe(expected);
  });

  it('stays short and is read in linear time, whatever the studio wrote', () => {
    const began = performance.now();
    const subject = replySubject(`${'re: '.repeat(200_000)}${'я'.repeat(200_000)}`, 'по сценарию');
    expect([...subject].length).toBeLessThanOrEqual(154);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('names at most twenty letters and none that could break a header', () => {
    const thread = threadOf({
      messageId: 'last@x',
      thread: [...Array(50).keys()].map((n) => `${n}@x`).concat('a b@x', 'a\r\nb@x', '<c@x>'),
    });
    expect(thread?.references).toHaveLength(20);
    expect(thread?.references.at(-1)).toBe('last@x');
    expect(thread?.references.every((id) => /^\S+@x$/.test(id))).toBe(true);
    expect(threadOf({ messageId: 'a b@x', thread: [] })).toBeNull();
    expect(threadOf({ messageId: null, thread: ['a@x'] })).toBeNull();
  });
});
