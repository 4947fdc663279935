import type { Price } from '../ledger-entries.ts';
import { laterGerman } from './later-letters-abroad.ts';
import type { Speech } from './speech.ts';

/** Letters with a price, by what the price is for. */
const offers: Record<Price['basis'], (price: string) => string[][]> = {
  project: (price) => [
    [
      'vielen Dank für Ihre Anfrage. Das Vorhaben passt gut zu uns.',
      `Für den beschriebenen Umfang kalkulieren wir ${price}. Die Umsetzung dauert rund acht Wochen.`,
      'Haben Sie bereits Texte und Bilder?',
    ],
    [
      `nach Ihrer Beschreibung liegen wir bei ${price}. Gern schicken wir Ihnen ein Angebot. Wann können wir telefonieren?`,
    ],
  ],
  hour: (price) => [
    [`wir rechnen nach Aufwand ab: ${price}. Wie viele Stunden es werden, sehen wir nach dem Erstgespräch.`],
  ],
  month: (price) => [[`wir empfehlen unser Rundum-Paket: ${price}, monatlich kündbar. Passt das zu Ihren Plänen?`]],
};

// The text goes on in lower case after the greeting's comma, as German letters do.
const asking = [['danke für Ihre Nachricht. Wie viele Unterseiten planen Sie, und gibt es schon ein Logo?']];

/** How German studios write. */
export const german: Speech = {
  ...laterGerman,
  greeting: (dice, { firstName }) => dice.pick([`Guten Tag ${firstName},`, `Hallo ${firstName},`]),
  body: (dice, kind, topic) => {
    switch (kind) {
      case 'auto_ack':
        return [
          `wir haben Ihre Nachricht erhalten. ${topic.studio} meldet sich in Kürze. Diese E-Mail wurde automatisch erzeugt.`,
        ];
      case 'out_of_office':
        return ['ich bin derzeit nicht im Büro und ab Montag wieder für Sie da.'];
      case 'newsletter':
        return [`Neues von ${topic.studio}: Barrierefreiheit in fünf Schritten. Abmelden können Sie sich unten.`];
      case 'human_redirect':
        return [`bitte rufen Sie uns unter ${topic.phone} an, dann klären wir alles Weitere.`];
      case 'human_decline':
        return ['leider sind wir bis Jahresende ausgebucht und können Ihr Projekt nicht übernehmen.'];
      case 'human_substantive':
        return dice.pick(topic.price === null ? asking : offers[topic.price.basis](topic.price.words));
      default:
        return kind satisfies never;
    }
  },
  subject: (kind, { studio }) => {
    if (kind === 'auto_ack') return `Ihre Nachricht an ${studio}`;
    if (kind === 'out_of_office') return 'Abwesenheitsnotiz';
    return kind === 'newsletter' ? `Neues von ${studio}` : 'Ihre Anfrage';
  },
  farewell: (dice) => dice.pick(['Mit freundlichen Grüßen', 'Viele Grüße', 'Beste Grüße']),
};
