/** The child process that reads mails. */
import { answerApart } from '../../../platform/apart/answer-apart.ts';
import { readMail } from '../postal-mime-reader.ts';

answerApart(readMail);
