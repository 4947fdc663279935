import { type FormFacts, roleCount } from './form-facts.ts';
import { KIND_WORDS as W } from './form-kind-words.ts';
import type { FormKind } from './roles.ts';

export type Clue = readonly [kind: FormKind, points: number, holds: boolean, why: string];

const ENGINES =
  /wpcf|wpforms|gform|ninja forms|nf form|elementor form|(?:^| )t form|b 24|hs form|formidable|frm form|fluent ?form|forminator|jet form/u;
const NOT_PUBLISHED =
  /not be (?:published|shown|displayed)|не (?:будет )?(?:публик|опубликов|отображ)|nicht veröffentlicht|no ser[aá] publicad|ne sera pas publi|not published|non sar[aà] pubblicat|html tags|allowed tags|bb-?code|moderat|модерац/u;
const STAY = /arrival|departure|check ?in|check ?out|nights/u;
const THIRD_PERSON =
  /(?:friend|recipient|receiver)['’]?s? (?:name|e-?mail|address)|(?:e-?mail|name|имя|адрес|почта|имейл) (?:друга|получателя|вашего друга)|e-?mail (?:of|to) (?:a |your )?(?:friend|recipient)|(?<!\p{L})freund(?:e|es|in)?(?!\p{L})|empfänger.{0,12}mail|mail.{0,12}empfänger|correo (?:de tu amigo|del destinatario)/u;

/** What the words say: those of the form itself, of its markup, and of the page around it. */
export function wordClues(facts: FormFacts): Clue[] {
  return [...contactClues(facts), ...publicClues(facts), ...accountClues(facts), ...tradeClues(facts)];
}

function contactClues({
  markup,
  action,
  hidden,
  around,
  heading,
  submit,
  text,
  names,
  page,
  ...facts
}: FormFacts): Clue[] {
  const areas = facts.areas > 0;
  const says = `${heading} | ${submit} | ${markup}`;
  return [
    ['contact', 3, W.contact.test(`${markup} ${action}`), 'its markup says contact'],
    ['contact', 2, W.contact.test(heading), `heading "${heading.slice(0, 40)}"`],
    ['contact', 2, W.contact.test(submit), `button "${submit.slice(0, 40)}"`],
    ['contact', 2, W.contact.test(page), 'the page is one for contact'],
    ['contact', 1, W.contact.test(`${around} ${hidden}`), 'stands among contact marks'],
    ['contact', 1, areas && W.contact.test(text.slice(0, 400)), 'its text speaks of contact'],
    ['contact', 3, facts.passwords === 0 && ENGINES.test(`${markup} ${names}`), 'made by an engine for such forms'],
    [
      'contact',
      -5,
      W.order.test(`${submit} ${markup} ${action}`) && !W.contact.test(`${says} ${action}`),
      'sells something',
    ],
    ['contact', -6, facts.files > 0 && W.job.test(`${says} ${names}`), 'a job application'],
    ['contact', -5, areas && W.publish.test(says), 'publishes an entry'],
    ['contact', -5, (W.booking.test(says) || STAY.test(names)) && !W.contact.test(says), 'books a place or a date'],
    [
      'contact',
      -4,
      areas && W.registration.test(`${heading} | ${submit} | ${action}`) && !W.contact.test(says),
      'registers somebody',
    ],
  ];
}

function publicClues({
  markup,
  action,
  hidden,
  around,
  heading,
  submit,
  text,
  names,
  page,
  ...facts
}: FormFacts): Clue[] {
  if (facts.areas === 0 && facts.typed < 2) return [];
  const areas = facts.areas > 0;
  const short = text.slice(0, 400);
  const says = `${heading} | ${submit}`;
  return [
    ['comment', 7, areas && W.commentMarkup.test(`${markup} ${hidden}`), 'its markup publishes comments'],
    [
      'comment',
      7,
      areas && /comment|guestbook|gaestebuch|guest-book|gb_?sign|reply/u.test(action),
      'is sent where comments go',
    ],
    [
      'comment',
      5,
      areas && /(?:^|\| )(?:ответить|reply|antworten|répondre|responder|post)(?: \||$)/u.test(submit),
      'its button answers somebody',
    ],
    ['comment', 5, areas && W.comment.test(submit), `button "${submit.slice(0, 40)}"`],
    ['comment', 4, areas && W.comment.test(heading), `heading "${heading.slice(0, 40)}"`],
    ['comment', 2, areas && /^(?:комментари|comments?(?![\p{L}])|kommentare?)/u.test(heading), 'heading says comments'],
    ['comment', 3, areas && W.comment.test(short), 'its text invites to publish'],
    ['comment', 2, areas && W.commentMarkup.test(around), 'stands among comments'],
    ['comment', 3, areas && NOT_PUBLISHED.test(text), 'speaks of publishing'],
    [
      'comment',
      6,
      areas && /guest ?book|гостевая|gästebuch|livre d['’ ]or|libro de visitas/u.test(`${page} ${heading}`),
      'the page is a guest book',
    ],
    [
      'comment',
      4,
      areas && bareComment({ ...facts, markup, action, heading, submit, names, page }),
      'a comment field and not a word of contact',
    ],
    ['review', 6, areas && W.review.test(`${markup} ${action} ${hidden}`), 'its markup says review'],
    ['review', 5, areas && W.review.test(says), 'heading or button says review'],
    ['review', 4, areas && /(?:^| )(?:rating|rate|stars?|score|review)/u.test(names), 'asks for a rating'],
    [
      'share',
      8,
      /friend|recipient|to e ?mail|email to|toemail/u.test(facts.typedNames),
      'asks for the address of a third person',
    ],
    ['share', 5, W.share.test(`${says} | ${markup}`), 'says it sends to others'],
    ['share', 5, THIRD_PERSON.test(text), 'its text speaks of a third person'],
  ];
}

/** Name, mail and "comment" under an article look like a contact form; nothing about it says that it is one. */
function bareComment(
  facts: Pick<FormFacts, 'markup' | 'action' | 'heading' | 'submit' | 'names' | 'page' | 'roles'>,
): boolean {
  const { markup, action, heading, submit, names, page } = facts;
  if (W.contact.test(`${markup} ${action} | ${heading} | ${submit} | ${page}`)) return false;
  return (
    /(?:^| )(?:comments?|komment|kommentar|comentario|reply|post)/u.test(names) &&
    roleCount(facts, 'phone', 'subject', 'company', 'service', 'budget') === 0
  );
}

function accountClues({
  markup,
  action,
  around,
  heading,
  submit,
  text,
  names,
  hidden,
  page,
  ...facts
}: FormFacts): Clue[] {
  if (facts.areas > 0) return [];
  const says = `${heading} ${submit} ${markup} ${action}`;
  const short = text.slice(0, 400);
  const open = facts.passwords === 0;
  return [
    ['newsletter', 4, open && W.newsletter.test(`${says} ${short}`), 'speaks of a mailing'],
    ['newsletter', 2, facts.typed <= 3 && W.newsletter.test(`${around} ${names} ${hidden}`), 'marked as a mailing'],
    ['login', 2, !open && W.login.test(says), 'says log in'],
    ['login', 3, open && facts.typed <= 2 && W.login.test(`${submit} ${markup} ${action}`), 'says log in'],
    ['login', 2, facts.typed <= 3 && W.login.test(submit), 'its button says log in'],
    ['registration', 3, W.registration.test(says), 'says register'],
    ['registration', 4, !open && W.registration.test(submit) && !W.login.test(submit), 'its button says register'],
    ['registration', 1, !open && W.registration.test(page), 'the page is one for registration'],
    ['password_recovery', 4, open && W.recovery.test(says), 'speaks of a lost password'],
    [
      'password_recovery',
      2,
      open && facts.typed <= 2 && W.recovery.test(`${page} ${short}`),
      'the page speaks of a lost password',
    ],
  ];
}

function tradeClues({ markup, action, hidden, heading, submit, names, ...facts }: FormFacts): Clue[] {
  const said = `${submit} ${markup} ${action}`;
  const areas = facts.areas > 0;
  return [
    ['search', 3, !areas && facts.passwords === 0 && W.search.test(said), 'says search'],
    ['order', 5, (!areas || roleCount(facts, 'message') === 0) && W.order.test(said), 'says order'],
    ['order', 4, areas && W.order.test(submit), 'its button says order'],
    ['order', 3, W.order.test(`${names} ${hidden} ${heading}`), 'holds a cart'],
    ['order', 6, /cvv|cvc|ccnum|card holder|expir/u.test(names), 'asks for a payment card'],
    [
      'order',
      4,
      (W.booking.test(`${said} ${heading}`) || STAY.test(names)) && !W.contact.test(said),
      'books a place or a date',
    ],
    ['poll', 4, facts.typed === 0 && W.poll.test(`${heading} ${said}`), 'says vote'],
  ];
}
