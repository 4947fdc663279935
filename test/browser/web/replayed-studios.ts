import { dealDelays } from '../../city/replay/deal-delays.ts';
import { figuresOf2014, quotesOf2014 } from '../../city/replay/figures.ts';
import { petersburgNames } from '../../city/replay/names.ts';
import { at, type Dice, dice } from '../../city/seed.ts';
import type { Studio } from '../../integration/releases/seed-wave.ts';

type Answer = NonNullable<Studio['answers']>[number];
type Price = NonNullable<Answer['price']>;

/** A studio of the replay: what it does by itself, and what the fixture adds besides mail. */
export type ReplayedStudio = Studio & {
  manner: 'priced' | 'asking' | 'redirecting' | 'declining' | 'silent' | 'undelivered';
  /** Days from the launch to its call; the answer comes by telephone. */
  callsAfterDays?: number;
  /** It sends materials so many days after the launch, after our second letter. */
  sendsAfterDays?: number;
  /** Answers our reminder, so many days after the launch. */
  wakesAfterDays?: number;
};

/** Letters that bring a document name one of the five; the fixture codes them by this. */
export const MATERIALS = ['предложение', 'презентация', 'договор', 'образцы', 'оценка'] as const;

const written = (amount: number): string => `${String(amount).replace(/(?<=\d)(?=(?:\d{3})+$)/gu, '\u00a0')} рублей`;
const roubles = (amount: number): Required<Pick<Price, 'low' | 'high' | 'said'>> => ({
  low: amount * 100,
  high: amount * 100,
  said: written(amount),
});
/** One price is a range with the listed amount as its geometric midpoint. */
const range = { low: 32_000_000, high: 50_000_000, said: 'от 320\u00a0000 до 500\u00a0000 рублей' };

/**
 * The 56 studios of the replay with the counts of 2014: 38 forms, 32 answers by mail and 6 by telephone, 10 that interrogate, 25 quotes,
 * 3 undelivered, a mean delay of two days. The same on every machine.
 */
export function replayedStudios(): ReplayedStudio[] {
  const luck = dice('report', 'studios');
  const { answeredByMail, answeredByPhone, interrogating, withForm } = figuresOf2014;
  const answering = answeredByMail + answeredByPhone;
  const delays = dealDelays(luck, answering, figuresOf2014.meanDelayDays, 8.5).map((seconds) => seconds / 86_400);
  const parts = luck.shuffled([
    ...quotesOf2014.map((quote) => ({ manner: 'priced' as const, quote })),
    ...Array.from({ length: interrogating }, () => ({ manner: 'asking' as const, quote: null })),
  ]);
  const others = Array.from({ length: answering - parts.length }, (_, n) => ({
    manner: n === 1 ? ('declining' as const) : ('redirecting' as const),
    quote: null,
  }));
  const answers = [...parts, ...others].map(({ manner, quote }, n) =>
    answerer(luck, { manner, quote, days: at(delays, n), byPhone: n < answeredByPhone }),
  );
  const all = [...answers, ...quiet(luck)];
  const forms = new Set(
    luck.shuffled(all.flatMap(({ manner }, n) => (manner === 'undelivered' ? [] : [n]))).slice(0, withForm),
  );
  return all.map((studio, n) => ({
    ...studio,
    ...named(n),
    budget: 'unnamed',
    ...(forms.has(n) ? { channel: 'form' as const } : { channel: 'mail' as const, formless: true }),
  }));
}

function named(n: number): { name: string; domain: string } {
  const { name, slug } = at(petersburgNames, n);
  return { name, domain: `${slug}.example` };
}

type Part = { manner: ReplayedStudio['manner']; quote: number | null; days: number; byPhone: boolean };

function answerer(luck: Dice, { manner, quote, days, byPhone }: Part): ReplayedStudio {
  const kinds = { declining: 'human_decline', redirecting: 'human_redirect' } as const;
  const kind = manner === 'declining' || manner === 'redirecting' ? kinds[manner] : 'human_substantive';
  const price = quote === null ? null : quote === 400_000 ? range : roubles(quote);
  const letter: Answer = {
    kind,
    afterDays: byPhone ? days + 0.8 : days,
    text: textOf(manner, price?.said ?? null),
    ...(price === null ? {} : { price }),
  };
  const sends = manner === 'priced' && luck.chance(0.75) ? days + 1.5 + luck.unit() : null;
  const material: Answer[] =
    sends === null
      ? []
      : [{ kind: 'human_substantive', afterDays: sends, text: `Во вложении: ${luck.pick(MATERIALS)}.` }];
  const acknowledged: Answer[] = luck.chance(0.4) ? [{ kind: 'auto_ack', afterDays: 0.002 }] : [];
  const comes = luck.pick([0, 0, 0, 1, 1, 2, 3]);
  const reminders = manner === 'priced' ? Array.from({ length: comes }, (_, n): Answer => reminder(luck, n)) : [];
  return {
    name: '',
    state: 'confirmed',
    manner,
    answers: [...acknowledged, letter, ...material, ...reminders],
    ...(byPhone ? { callsAfterDays: days } : {}),
    ...(sends === null ? {} : { sendsAfterDays: sends }),
  };
}

function reminder(luck: Dice, nth: number): Answer {
  const afterDays = 32 + nth * 45 + luck.between(0, 40) + luck.unit();
  return { kind: 'human_substantive', afterDays, text: 'Напоминаем о себе: вопрос с сайтом ещё актуален?' };
}

function textOf(manner: ReplayedStudio['manner'], price: string | null): string {
  if (manner === 'asking') return 'Кому ещё вы писали? Какая выручка?';
  if (price === null) return 'Здравствуйте! Отвечаем на ваш запрос.';
  return `Здравствуйте!

Спасибо за запрос. Такой сайт под ключ обойдётся в ${price} с НДС, срок — восемь недель. В цену входят дизайн, вёрстка и система управления.

Какие разделы важны в первую очередь?`;
}

/** Three whose mail comes back; of the rest every third has a machine that answers, four wake up after our reminder, one late. */
function quiet(luck: Dice): ReplayedStudio[] {
  const { studios, answeredByMail, answeredByPhone, undelivered } = figuresOf2014;
  const silent = studios - answeredByMail - answeredByPhone - undelivered;
  const base = { name: '', state: 'confirmed' } as const;
  return [
    ...Array.from({ length: undelivered }, (): ReplayedStudio => {
      return { ...base, manner: 'undelivered', answers: [{ kind: 'bounce', afterDays: 0.01, hard: true }] };
    }),
    ...Array.from({ length: silent }, (_, n): ReplayedStudio => {
      const wakes = n < 3 ? 15 + n : n === 3 ? 62 : null;
      const answers: Answer[] = n % 3 === 0 ? [{ kind: 'auto_ack', afterDays: 0.001 + luck.unit() / 100 }] : [];
      const woken: Answer = { kind: 'human_substantive', afterDays: wakes ?? 0, text: 'Извините, пропустили письмо.' };
      return wakes === null
        ? { ...base, manner: 'silent', answers }
        : { ...base, manner: 'silent', answers: [...answers, woken], wakesAfterDays: wakes };
    }),
  ];
}
