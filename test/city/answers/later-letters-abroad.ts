import type { Speech } from './speech.ts';

type Later = Pick<
  Speech,
  'interrogation' | 'materials' | 'afterCall' | 'afterNudge' | 'reminder' | 'thanks' | 'beside'
>;

/** What English-speaking studios write after the first answer, and instead of one. */
export const laterEnglish: Later = {
  interrogation: () => ['Before we say anything: who decides? Who else did you ask? What is your turnover? Why now?'],
  materials: (_dice, sent, { site }) => [
    'Here is what we have at hand.',
    sent.map((item) => (item === 'samples' ? `- similar work: http://${site}/portfolio` : `- our ${item}`)).join('\n'),
  ],
  afterCall: 'Thanks for the chat on the phone. As promised, the gist of it in writing.',
  afterNudge: () => ['Sorry, your first note slipped through. Is this still open, and how many pages do you need?'],
  reminder: () => ['Just checking in: did you have a chance to look at what we sent?'],
  thanks: () => ['Thanks for letting us know, and good luck with the project.'],
  beside: ({ words }) => `Care after launch is extra, ${words}.`,
};

/** What German studios write after the first answer, and instead of one. */
export const laterGerman: Later = {
  interrogation: () => ['bevor wir rechnen: Wer entscheidet? Wen haben Sie noch gefragt? Wie hoch ist Ihr Umsatz?'],
  materials: (_dice, sent, { site }) => [
    'gern, das haben wir zur Hand:',
    sent
      .map((item) => (item === 'samples' ? `- Referenzen: http://${site}/portfolio` : `- ${german[item]}`))
      .join('\n'),
  ],
  afterCall: 'vielen Dank für das Telefonat. Wie besprochen hier kurz das Wichtigste.',
  afterNudge: () => ['entschuldigen Sie, Ihre Nachricht ist untergegangen. Ist das noch aktuell? Wie viele Seiten?'],
  reminder: () => ['ich wollte nachfragen: Konnten Sie unsere Unterlagen schon ansehen?'],
  thanks: () => ['danke für die Rückmeldung und viel Erfolg.'],
  beside: ({ words }) => `Die Pflege nach dem Start kostet extra, ${words}.`,
};

const german = {
  proposal: 'Vorlage unseres Angebots',
  presentation: 'Präsentation',
  contract: 'Mustervertrag',
  samples: 'Referenzen',
  estimate: 'grobe Schätzung',
} as const;
