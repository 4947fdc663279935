import { type Language, languages } from '../protocol/schema/primitives.ts';
import type { Protocol } from '../protocol/schema/protocol.ts';
import { type BurdenStep, stepMinutes } from './step-minutes.ts';

export type ProtocolBurden = {
  /** Longest minutes of each step over wordings and languages; steps the protocol does not take are absent. */
  readonly steps: readonly { readonly step: BurdenStep; readonly minutes: number }[];
  /** Minutes under the cap of rule E1: all steps but the close. */
  readonly minutesPerStudio: number;
  readonly closeMinutes: number;
};

type Texts = Partial<Record<Language, { readonly subject: string; readonly body: string }>>;

type Scripts = Pick<Protocol['scripts'], 'letters' | 'secondStep' | 'nudge' | 'close'>;
type Rules = Pick<Protocol['rules'], 'mailFallback' | 'secondStep' | 'nudge'>;

/** What a studio's side is asked for at most, if it goes through every step of the protocol. */
export function protocolBurden(scripts: Scripts, rules: Rules): ProtocolBurden {
  const letters = scripts.letters.map(({ text }) => text);
  const planned: (readonly [BurdenStep, readonly Texts[], boolean])[] = [
    ['inquiry', letters, true],
    ['fallback', letters, rules.mailFallback],
    [rules.nudge?.by === 'call' ? 'nudge_call' : 'nudge', [scripts.nudge], rules.nudge !== null],
    ['second_step', [scripts.secondStep], rules.secondStep],
  ];
  const steps = planned
    .filter(([, , taken]) => taken)
    .map(([step, texts]) => ({ step, minutes: longest(step, texts) }));
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  return { steps, minutesPerStudio: Math.round(minutes * 10) / 10, closeMinutes: longest('close', [scripts.close]) };
}

function longest(step: BurdenStep, texts: readonly Texts[]): number {
  const minutes = texts.flatMap((text) =>
    languages.flatMap((language) => {
      const letter = text[language];
      return letter === undefined ? [] : [stepMinutes(step, `${letter.subject} ${letter.body}`, language)];
    }),
  );
  return Math.max(0, ...minutes);
}
