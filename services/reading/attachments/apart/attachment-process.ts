/** The child process that reads attachments. */
import { answerApart } from '../../../platform/apart/answer-apart.ts';
import { readAttachment } from '../read-attachment.ts';

answerApart(readAttachment);
