/** Whether an answer that counts as a person's looks composed by a machine: never a class, a suspicion to count with and without. */
import { localTime } from '../../design/schedule/zoned-time.ts';
import { contentStems } from './content-stems.ts';
import { sameSkeleton } from './text-skeleton.ts';

export type MachineSign = 'fast' | 'at_night' | 'same_skeleton' | 'no_reference';

/** One sign and the piece of evidence for it, at most 120 characters. */
export type MachineReason = { readonly sign: MachineSign; readonly evidence: string };
export type MachineSuspicion = { readonly suspected: boolean; readonly reasons: readonly MachineReason[] };

/**
 * - `latencyMs`: from our contact to the arrival; undefined where nothing was sent before
 * - `arrivedAt`: field time; `timeZone`: where day and night are meant, null where nobody has said
 * - `text`: newly written; `letter`: what we wrote
 * - `otherAnswers`: new texts of the same studio's answers to our letters in other wordings
 */
export type AnswerFacts = {
  readonly latencyMs: number | undefined;
  readonly arrivedAt: Date;
  readonly timeZone: string | null;
  readonly text: string;
  readonly letter: { readonly subject: string; readonly body: string };
  readonly otherAnswers: readonly string[];
};

/** Reading a letter and writing a few sentences takes a person longer than this. */
const fastMs = 3 * 60_000;
/** Minutes of the local day between which studios sleep. */
const night = { from: 23 * 60, to: 6 * 60 };
/** Texts shorter than this refer to nothing and resemble everything. */
const shortest = 40;

/** The same sentences under another letter are a template by themselves nearly; the others happen to people too. */
const weights: Readonly<Record<MachineSign, number>> = { same_skeleton: 2, fast: 1, at_night: 1, no_reference: 1 };
const enough = 3;

export function machineComposed(facts: AnswerFacts): MachineSuspicion {
  const reasons = [fast(facts), atNight(facts), templated(facts), unrelatedToTheBrief(facts)].filter(
    (reason) => reason !== null,
  );
  const weight = reasons.reduce((sum, { sign }) => sum + weights[sign], 0);
  return { suspected: weight >= enough, reasons };
}

function fast({ latencyMs }: AnswerFacts): MachineReason | null {
  if (latencyMs === undefined || latencyMs >= fastMs) return null;
  return { sign: 'fast', evidence: `${Math.round(latencyMs / 1000)} s` };
}

function atNight({ arrivedAt, timeZone }: AnswerFacts): MachineReason | null {
  if (timeZone === null) return null;
  const { minute } = localTime(arrivedAt, timeZone);
  if (minute < night.from && minute >= night.to) return null;
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return { sign: 'at_night', evidence: `${clock} ${timeZone}` };
}

function templated({ text, otherAnswers }: AnswerFacts): MachineReason | null {
  if (text.length < shortest) return null;
  const twin = otherAnswers.find((other) => other.length >= shortest && sameSkeleton(text, other));
  return twin === undefined
    ? null
    : { sign: 'same_skeleton', evidence: twin.replace(/\s+/gu, ' ').trim().slice(0, 120) };
}

function unrelatedToTheBrief({ text, letter }: AnswerFacts): MachineReason | null {
  if (text.length < shortest) return null;
  const asked = contentStems(`${letter.subject}\n${letter.body}`);
  const said = contentStems(text);
  const shared = [...asked].filter((stem) => said.has(stem));
  // A letter that names nothing of its own cannot be referred to.
  return asked.size < 2 || shared.length > 0
    ? null
    : { sign: 'no_reference', evidence: [...asked].slice(0, 8).join(' ') };
}
