/** Bulk mail: written once for many. An answer to our inquiry is never one, whatever its footers say. */
import { headerOf, type ParsedMail } from '../mime/parsed-mail.ts';
import { type Vote, vote } from './vote.ts';

const leave =
  /отписаться|отказаться от (?:рассылки|подписки)|вы получили это письмо,? (?:потому|так как)|unsubscribe|opt[- ]out|manage your (?:preferences|subscription)|you (?:are receiving|received) this (?:e-?mail|message) because|newsletter (?:abbestellen|abmelden)|abmelden|vom newsletter/iu;
const browser =
  /(?:открыть|посмотреть|смотреть|просмотреть) (?:письмо )?в браузере|view (?:this (?:e-?mail|message) )?(?:in|it in) (?:your )?browser|view online|im browser (?:ansehen|öffnen|anzeigen)/iu;
const campaignTools =
  /mailchimp|unisender|sendsay|sendpulse|mindbox|getresponse|cleverreach|hubspot|sendinblue|brevo|mailjet|campaign|klaviyo|dashamail|expertsender/i;

export function newsletterVotes(mail: ParsedMail, body: string): Vote[] {
  const votes: Vote[] = [];
  const add = (rule: string, weight: number, evidence: string): void => {
    votes.push(vote(rule, 'newsletter', weight, evidence));
  };
  if (mail.headers.has('list-unsubscribe')) add('list-unsubscribe', 0.5, headerOf(mail, 'list-unsubscribe'));
  if (mail.headers.has('list-id')) add('list-id', 0.4, headerOf(mail, 'list-id'));
  const precedence = headerOf(mail, 'precedence').trim();
  if (/^(?:bulk|list)$/i.test(precedence)) add('precedence', 0.4, precedence);
  if (mail.headers.has('feedback-id')) add('feedback-id', 0.2, headerOf(mail, 'feedback-id'));
  const tool = campaignTools.exec(
    `${headerOf(mail, 'x-mailer')} ${headerOf(mail, 'x-campaign')} ${headerOf(mail, 'x-mailer-info')}`,
  )?.[0];
  if (tool) add('campaign-tool', 0.4, tool);
  const foot = leave.exec(`${body.slice(0, 3_000)}\n${body.slice(-4_000)}`)?.[0];
  if (foot) add('leave-link', 0.4, foot);
  const online = browser.exec(body.slice(0, 3_000))?.[0];
  if (online) add('view-in-browser', 0.4, online);
  if (mail.inReplyTo.length > 0) add('answers-a-mail', -0.5, mail.inReplyTo[0] ?? '');
  return votes;
}
