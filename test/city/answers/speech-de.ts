import type { Speech, Topic } from './speech.ts';

const priced = ({ price }: Topic): string[][] => [
  [
    'vielen Dank für Ihre Anfrage. Das Vorhaben passt gut zu uns.',
    `Für den beschriebenen Umfang kalkulieren wir ${price}. Die Umsetzung dauert rund acht Wochen.`,
    'Haben Sie bereits Texte und Bilder?',
  ],
  [
    `nach Ihrer Beschreibung liegen wir bei ${price}. Gern schicken wir Ihnen ein Angebot. Wann können wir telefonieren?`,
  ],
];

const asking = [['danke für Ihre Nachricht. Wie viele Unterseiten planen Sie, und gibt es schon ein Logo?']];

/** How German studios write. */
export const german: Speech = {
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
      default:
        return topic.price === null ? dice.pick(asking) : dice.pick(priced(topic));
    }
  },
  subject: (kind, { studio }) => {
    if (kind === 'auto_ack') return `Ihre Nachricht an ${studio}`;
    if (kind === 'out_of_office') return 'Abwesenheitsnotiz';
    return kind === 'newsletter' ? `Neues von ${studio}` : 'Ihre Anfrage';
  },
  farewell: (dice) => dice.pick(['Mit freundlichen Grüßen', 'Viele Grüße', 'Beste Grüße']),
};
