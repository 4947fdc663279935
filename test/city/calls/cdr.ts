import { appendFileSync, writeFileSync } from 'node:fs';
import { moscowClock } from '../calendar.ts';

/** One incoming call as the exchange logs it; times in ms. */
export type LoggedCall = {
  from: string;
  to: string;
  startedAt: number;
  ringSeconds: number;
  /** Null when nobody took it. */
  talkSeconds: number | null;
  sequence: number;
};

export type Cdr = {
  path: string;
  /** Appends one line; returns the exchange's id of the call. */
  write: (call: LoggedCall) => string;
};

/** Asterisk's `cdr-csv/Master.csv`: 18 columns, no header, times of the exchange's own zone, here Moscow. */
export function openCdr(path: string): Cdr {
  writeFileSync(path, '');
  return {
    path,
    write: (call) => {
      const uniqueId = `${Math.floor(call.startedAt / 1000)}.${call.sequence}`;
      appendFileSync(path, `${columns(call, uniqueId).map(cell).join(',')}\n`);
      return uniqueId;
    },
  };
}

function columns({ from, to, startedAt, ringSeconds, talkSeconds, sequence }: LoggedCall, uniqueId: string) {
  const answeredAt = startedAt + ringSeconds * 1000;
  const endedAt = answeredAt + (talkSeconds ?? 0) * 1000;
  const trunk = `PJSIP/operator-${sequence.toString(16).padStart(8, '0')}`;
  const desk = talkSeconds === null ? '' : `PJSIP/desk-${(sequence + 1).toString(16).padStart(8, '0')}`;
  return [
    '',
    from,
    to,
    'from-operator',
    `"${from}" <${from}>`,
    trunk,
    desk,
    'Dial',
    'PJSIP/desk,45,tT',
    moscowClock(startedAt),
    talkSeconds === null ? '' : moscowClock(answeredAt),
    moscowClock(endedAt),
    ringSeconds + (talkSeconds ?? 0),
    talkSeconds ?? 0,
    talkSeconds === null ? 'NO ANSWER' : 'ANSWERED',
    'DOCUMENTATION',
    '',
    uniqueId,
  ];
}

/** Asterisk quotes text and leaves numbers bare. */
function cell(value: string | number): string {
  return typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""')}"`;
}
