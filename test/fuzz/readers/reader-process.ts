/** The child process in which readers without a process of their own are fuzzed: what hangs or swells is ended there. */
import { answerApart } from '../../../services/platform/apart/answer-apart.ts';
import { type AskedRead, readInside } from './read-inside.ts';

answerApart(async (asked: AskedRead) => readInside(asked));
