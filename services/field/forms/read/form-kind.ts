import { type FormFacts, roleCount } from './form-facts.ts';
import { KIND_WORDS } from './form-kind-words.ts';
import type { FormKind } from './roles.ts';

export type KindReading = { kind: FormKind; why: string[]; scores: Readonly<Partial<Record<FormKind, number>>> };

type Clue = readonly [kind: FormKind, points: number, holds: boolean, why: string];

/**
 * What a form is for, as a table of clues that are added up per kind (after the feature list of Formasaurus).
 * Contact must win clearly: a form that publishes what is written, or sends it to a third person, is never one.
 */
export function formKind(facts: FormFacts): KindReading {
  const scores: Partial<Record<FormKind, number>> = {};
  const reasons: Record<string, string[]> = {};
  for (const [kind, points, holds, why] of [...structureClues(facts), ...wordClues(facts)]) {
    if (!holds) continue;
    scores[kind] = (scores[kind] ?? 0) + points;
    reasons[kind] = [...(reasons[kind] ?? []), `${why} ${points > 0 ? '+' : ''}${points}`];
  }
  const ranked = Object.entries(scores).sort(([, a], [, b]) => b - a) as [FormKind, number][];
  const [best] = ranked;
  const kind = best === undefined || best[1] < 3 ? 'other' : best[0];
  return { kind, why: reasons[kind] ?? ['no kind has enough evidence'], scores };
}

function structureClues(facts: FormFacts): Clue[] {
  const reach = roleCount(facts, 'email', 'phone', 'messenger');
  const person = roleCount(facts, 'name', 'first_name', 'last_name');
  const message = roleCount(facts, 'message');
  const small = facts.typed <= 2 && facts.areas === 0;
  return [
    ['contact', 3, message > 0 && facts.areas > 0, 'a large field for a message'],
    ['contact', 2, reach > 0, 'asks how to reach the writer'],
    ['contact', 1, person > 0, 'asks for a name'],
    ['contact', 1, roleCount(facts, 'phone') > 0 && person > 0, 'a telephone and a name'],
    ['contact', 2, roleCount(facts, 'subject') > 0 && message > 0, 'a subject and a message'],
    [
      'contact',
      1,
      roleCount(facts, 'company', 'budget', 'service', 'deadline', 'source') > 0 && reach > 0,
      'asks about the business',
    ],
    [
      'contact',
      -3,
      message === 0 && roleCount(facts, 'phone', 'service', 'budget') === 0,
      'no message and no telephone',
    ],
    ['contact', -4, reach === 0 && message === 0, 'no way to answer and nothing to say'],
    ['contact', -2, reach === 0 && facts.areas > 0, 'no way to answer'],
    ['contact', -9, facts.passwords > 0, 'asks for a password'],
    ['contact', -5, facts.searchBoxes > 0 && facts.areas === 0, 'a search box'],
    ['contact', -3, !facts.post && facts.action !== '' && facts.areas === 0, 'reads by GET'],
    ['login', 6, facts.passwords === 1 && facts.typed <= 3, 'one password'],
    ['login', 3, facts.passwords === 1 && facts.typed > 3, 'one password among others'],
    ['registration', 6, facts.passwords > 1, 'a password twice'],
    [
      'registration',
      3,
      facts.passwords === 1 && facts.typed >= 3 && (reach > 0 || person > 0),
      'a password beside personal data',
    ],
    [
      'registration',
      2,
      facts.typed >= 5 && facts.areas === 0 && person > 0 && message === 0,
      'many personal data and no message',
    ],
    [
      'password_recovery',
      1,
      facts.passwords === 0 && facts.typed >= 1 && facts.typed <= 3,
      'few fields and no password',
    ],
    ['search', 5, facts.searchBoxes > 0 && facts.areas === 0 && facts.passwords === 0, 'a search box'],
    ['search', 1, !facts.post && facts.typed === 1 && reach === 0, 'one field, read by GET'],
    [
      'newsletter',
      2,
      small && roleCount(facts, 'email') === 1 && facts.passwords === 0,
      'an e-mail field and no message',
    ],
    ['newsletter', 1, facts.typed === 1 && roleCount(facts, 'email') === 1, 'an e-mail field alone'],
    ['poll', 3, facts.typed === 0 && facts.radios > 0, 'nothing but choices'],
    ['order', 2, facts.typed === 0 && facts.selects > 0, 'nothing but lists'],
    ['comment', 2, facts.areas > 0 && reach === 0 && roleCount(facts, 'subject') <= 1, 'a text and no way to answer'],
  ];
}

function wordClues(facts: FormFacts): Clue[] {
  const { markup, action, hidden, around, heading, submit, text, names, page } = facts;
  const own = `${markup} ${hidden}`;
  const areas = facts.areas > 0;
  const W = KIND_WORDS;
  const short = text.slice(0, 400);
  return [
    ['contact', 3, W.contact.test(`${markup} ${action}`), 'its markup says contact'],
    ['contact', 2, W.contact.test(heading), `heading "${heading.slice(0, 40)}"`],
    ['contact', 2, W.contact.test(submit), `button "${submit.slice(0, 40)}"`],
    ['contact', 2, W.contact.test(page), 'the page is one for contact'],
    ['contact', 1, W.contact.test(`${around} ${hidden}`), 'stands among contact marks'],
    ['contact', 1, areas && W.contact.test(short), 'its text speaks of contact'],
    [
      'contact',
      3,
      /wpcf7|wpforms|gform|ninja forms|elementor form|t form|b 24|hs form|formidable|fluent/u.test(
        `${markup} ${names}`,
      ) && facts.passwords === 0,
      'made by an engine for contact forms',
    ],
    ['contact', -6, W.job.test(`${heading} ${submit} ${names}`) && facts.files > 0, 'a job application'],
    [
      'comment',
      7,
      areas && (W.commentMarkup.test(own) || /comment|guestbook|gaestebuch|gb_?sign|reply/u.test(action)),
      'its markup publishes comments',
    ],
    ['comment', 5, areas && W.comment.test(submit), `button "${submit.slice(0, 40)}"`],
    ['comment', 4, areas && W.comment.test(heading), `heading "${heading.slice(0, 40)}"`],
    ['comment', 3, areas && W.comment.test(short), 'its text invites to publish'],
    ['comment', 2, areas && W.commentMarkup.test(around), 'stands among comments'],
    [
      'comment',
      3,
      areas &&
        /not be published|не (?:будет )?(?:публик|опубликов)|nicht veröffentlicht|no ser[aá] publicad|ne sera pas publi|not published|non sar[aà] pubblicat|html tags|allowed tags|bbcode|moderat/u.test(
          text,
        ),
      'speaks of publishing',
    ],
    [
      'comment',
      3,
      areas && /guest ?book|гостевая|gästebuch|livre d/u.test(`${page} ${heading}`),
      'the page is a guest book',
    ],
    ['review', 6, areas && W.review.test(`${markup} ${action} ${hidden}`), 'its markup says review'],
    ['review', 5, areas && W.review.test(`${heading} | ${submit}`), 'heading or button says review'],
    ['review', 4, areas && /(?:^| )(?:rating|rate|stars?|score|review)/u.test(names), 'asks for a rating'],
    ['share', 8, /friend|recipient|to e ?mail|email to|toemail/u.test(names), 'asks for the address of a third person'],
    ['share', 5, W.share.test(`${heading} | ${submit} | ${markup}`), 'says it sends to others'],
    [
      'newsletter',
      4,
      facts.areas === 0 &&
        facts.passwords === 0 &&
        W.newsletter.test(`${heading} ${submit} ${markup} ${action} ${short}`),
      'speaks of a mailing',
    ],
    [
      'newsletter',
      2,
      facts.areas === 0 && facts.typed <= 3 && W.newsletter.test(`${around} ${names} ${hidden}`),
      'marked as a mailing',
    ],
    ['login', 2, facts.passwords > 0 && W.login.test(`${heading} ${submit} ${markup} ${action}`), 'says log in'],
    [
      'login',
      3,
      facts.passwords === 0 && facts.areas === 0 && facts.typed <= 2 && W.login.test(`${submit} ${markup} ${action}`),
      'says log in',
    ],
    [
      'registration',
      3,
      facts.areas === 0 && W.registration.test(`${heading} ${submit} ${markup} ${action}`),
      'says register',
    ],
    ['registration', 1, facts.passwords > 0 && W.registration.test(page), 'the page is one for registration'],
    [
      'password_recovery',
      4,
      facts.passwords === 0 && facts.areas === 0 && W.recovery.test(`${heading} ${submit} ${markup} ${action}`),
      'speaks of a lost password',
    ],
    [
      'password_recovery',
      2,
      facts.passwords === 0 && facts.areas === 0 && facts.typed <= 2 && W.recovery.test(`${page} ${short}`),
      'the page speaks of a lost password',
    ],
    [
      'search',
      3,
      facts.areas === 0 && facts.passwords === 0 && W.search.test(`${submit} ${markup} ${action}`),
      'says search',
    ],
    [
      'order',
      5,
      W.order.test(`${submit} ${markup} ${action}`) && (!areas || roleCount(facts, 'message') === 0),
      'says order',
    ],
    ['order', 3, W.order.test(`${names} ${hidden} ${heading}`), 'holds a cart'],
    ['order', 6, /card ?(?:num|number|no)|cvv|cvc|ccnum|expir/u.test(names), 'asks for a payment card'],
    ['poll', 4, facts.typed === 0 && W.poll.test(`${heading} ${submit} ${markup} ${action}`), 'says vote'],
  ];
}
