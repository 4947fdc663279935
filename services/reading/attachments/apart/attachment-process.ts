/** The child process that reads attachments. */
import { answerApart } from '../../../platform/apart/answer-apart.ts';
import { readAttachment } from '../read-attachment.ts';

// pdf.js recovers from a broken table of places and forgets promises that it made on the way: what is awaited tells what a file gave.
process.on('unhandledRejection', () => undefined);
answerApart(readAttachment);
