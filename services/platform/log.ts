import { type Logger, pino } from 'pino';

/** Structured events, not prose: `log.info({ inquiryId }, 'attempt.armed')`. Never bodies, addresses or secrets. */
export type Log = Logger;

/** A logger that writes JSON lines to standard error, so that standard output stays free for a command's answer. */
export function openLog(process: string, level: string): Log {
  return pino(
    {
      level,
      base: { process },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['password', '*.password', 'secret', '*.secret', 'authorization', '*.authorization'],
        remove: true,
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
