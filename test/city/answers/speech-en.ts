import type { Price } from '../ledger-entries.ts';
import { laterEnglish } from './later-letters-abroad.ts';
import type { Speech, Topic } from './speech.ts';

/** Letters with a price, by what the price is for. */
const offers: Record<Price['basis'], (price: string) => string[][]> = {
  project: (price) => [
    [
      'Thanks for getting in touch. We read your note and this is right up our street.',
      `For a site of this size our fee is ${price}, and it usually takes eight weeks.`,
      'Would a 20 minute chat on Thursday work for you?',
    ],
    [`Happy to help. Our estimate: ${price}. We have built 140 sites since 2011. Who writes the copy on your side?`],
  ],
  hour: (price) => [[`We bill our time at ${price}. Once we have seen the content we can guess the hours.`]],
  month: (price) => [[`Most clients of your size choose our retainer: ${price}. It covers design, build and care.`]],
};

// A question that cannot be asked without having read the inquiry.
const asking = [
  ['Thank you for your message. How many pages do you have in mind, and do you already have a brand guide?'],
];

const redirecting = ({ site, phone }: Topic): string[][] => [
  [`Please fill in our project planner first: http://${site}/planner. We quote only from that.`],
  [`We prefer to talk. Please ring us on ${phone}.`],
];

/** How English-speaking studios write. */
export const english: Speech = {
  ...laterEnglish,
  greeting: (dice, { firstName }) => dice.pick([`Hi ${firstName},`, `Dear ${firstName},`, `Hello ${firstName},`]),
  body: (dice, kind, topic) => {
    switch (kind) {
      case 'auto_ack':
        return [`We have received your message and someone from ${topic.studio} will come back to you shortly.`];
      case 'out_of_office':
        return ['I am away from my desk until Monday with limited access to mail.'];
      case 'newsletter':
        return [`The ${topic.studio} letter: what we learned from ten launches. Unsubscribe below.`];
      case 'human_redirect':
        return dice.pick(redirecting(topic));
      case 'human_decline':
        return ['Thanks for thinking of us. We are fully booked this year, so I have to pass.'];
      case 'human_substantive':
        return dice.pick(topic.price === null ? asking : offers[topic.price.basis](topic.price.words));
      default:
        return kind satisfies never;
    }
  },
  subject: (kind, { studio }) => {
    if (kind === 'auto_ack') return `We got your message - ${studio}`;
    if (kind === 'out_of_office') return 'Automatic reply: out of the office';
    return kind === 'newsletter' ? `The ${studio} letter` : 'Your website project';
  },
  farewell: (dice) => dice.pick(['Best regards,', 'Kind regards,', 'Cheers,']),
};
