/**
 * Why a mail was not delivered, from the status code (RFC 3463) and the words of servers. Only four reasons are hard: the
 * address or its host does not exist, has moved or takes no mail. Everything else may pass: full boxes, policy, size,
 * filters, networks.
 */

export type FailureReason =
  | 'user_unknown'
  | 'host_unknown'
  | 'has_moved'
  | 'takes_no_mail'
  | 'mailbox_full'
  | 'too_large'
  | 'spam_or_policy'
  | 'sender_refused'
  | 'disabled'
  | 'filtered'
  | 'network'
  | 'not_stated';

const hardReasons: ReadonlySet<FailureReason> = new Set(['user_unknown', 'host_unknown', 'has_moved', 'takes_no_mail']);

export function isHard(reason: FailureReason): boolean {
  return hardReasons.has(reason);
}

/** Words that name a passing cause even when a code beside them says "unknown"; tested before the code. */
const passing: readonly (readonly [FailureReason, RegExp])[] = [
  [
    'mailbox_full',
    /mail ?box (?:is )?(?:already )?(?:full|exceeded|size limit)|(?:over|exceed\w*|full) ?(?:the |its |of )?(?:disk ?)?quota|over-?quota|quota (?:usage )?(?:exceed|full)|(?:exceeds? the|disk) (?:mailbox )?quota|insufficient (?:system |disk )?storage|mailbox .{0,40}(?:size|space|storage) .{0,20}(?:limit|exceed)|not enough (?:storage|disk) space|mailbox[^\n]{0,40}exceed|user has exhausted|(?:due to a|has a|is) full mailbox|QuotaExceeded|ящик переполнен|переполнен|превышен\w* квот|Postfach (?:ist )?voll|Speicherplatz/iu,
  ],
  [
    'too_large',
    /(?:message|mail|size|length)[^\n]{0,30} (?:too (?:large|big)|exceed)|(?:message|mail) (?:is )?too long|size limit exceeded|exceeds? (?:the )?(?:maximum|size|fixed|limit)|RecipSizeLimit|слишком большо|zu groß/iu,
  ],
  [
    'sender_refused',
    /sender (?:address |domain )?(?:rejected|denied|verify|unknown|not|was rejected)|sender.{0,60}(?:does not exist|not exist|invalid)|(?:unresolvable|invalid|bad|unknown) sender|domain of sender|return address|envelope.from|5\.1\.[78](?!\d)|helo|reverse dns|PTR record/iu,
  ],
  [
    'spam_or_policy',
    /spam|unsolicited|unwanted messages|UBE\b|UCE\b|blacklist|block(?:ed| ?list)|blocked using|listed (?:at|by|in|on) .{0,60}(?:rbl|dnsbl|spamhaus|spamcop|sorbs)|(?:content|message) (?:was )?(?:rejected|refused|filtered)|virus|malware|dmarc|dkim|\bspf\b|polic(?:y|ies)|relay(?:ing)? (?:access )?(?:denied|not)|relaying|authenticat|not authori[sz]ed|AuthRequired|too many (?:connections|messages|recipients|mails|invalid)|rate limit|deferred due|reputation|greylist|prohibited|illegal attachment|administrative/iu,
  ],
  [
    'filtered',
    /recipient preferences|refused due to recipient|not accept\w* (?:mail|messages) from|restricted|permission|members? (?:only|of)|rejected by (?:a remote|the) mail server\.\s*-{5,}/iu,
  ],
  [
    'network',
    /time[sd]? ?-?out|unreachable|not responding|connection (?:refused|reset|lost|timed)|no route|(?:queue|envelope|message)[ .]?(?:has )?expired|expired after|hop count|(?:routing|mail) loop|loops back|too many hops|temporar\w+ (?:failure|error|reject)|currently unavailable|try again later|within \d+ days|retry time|network (?:error|problem)/iu,
  ],
];

/** Words for what will not pass. */
const lasting: readonly (readonly [FailureReason, RegExp])[] = [
  [
    'has_moved',
    /has moved|user (?:has )?(?:been )?moved|is no longer (?:valid|in use|with)|no longer (?:works?|employed)|address (?:has )?changed|new (?:e-?mail )?address is|адрес (?:был )?изменил|neue E-?Mail-?Adresse lautet/iu,
  ],
  [
    'takes_no_mail',
    /(?:does|do) not accept (?:any )?(?:e-?)?mail(?!s? from)|null mx|no smtp service|indicated no SMTP|doesn'?t (?:accept|receive) (?:any )?mail|mail not accepted|smtp protocol is turned off|не принимает почту/iu,
  ],
  [
    'host_unknown',
    /(?:host|domain)(?: or domain name)? ?(?:name )?(?:is )?(?:unknown|not found|does ?n[o']t exist|lookup failed|not exist)|unknown (?:host|domain)|name service error|no such (?:domain|host)|(?:could not|couldn'?t) (?:find|resolve) (?:any |a )?(?:host|domain|mail)|(?:un(?:route?able|resolvable)|illegal) ?(?:mail |host\/)?(?:domain|address)|no (?:valid )?(?:mx|mail exchanger)|nxdomain|name server:? .{0,40}not found|invalid (?:host|domain)|all relevant MX records point to non-existent|домен не (?:найден|существует)|Domain .{0,40}existiert nicht/iu,
  ],
  [
    'user_unknown',
    /(?:user|recipient|account|address|mailbox|name|username|e-?mail|alias|addressee|local part|person)\S{0,3} ?(?:name )?(?:is |was |address |account |here )?(?:unknown|not found|not recogni[sz]ed|not (?:exist|listed|known|valid|available)|wasn['’]t found|couldn['’]t be found|does(?: not|n['’]t) exist|invalid|unavailable|rejected|non-?existent|not our customer|reject)|(?:unknown|invalid|no such|bad|incorrect|non-?existent|nonexistent|unrecogni[sz]ed|undeliverable|inactive) (?:user|recipient|account|e-?mail|email address|address|mailbox|local.?part|destination|rcpt|virtual|name|customer|person)|no mailbox (?:here|by)|mailbox (?:unavailable|not)|(?:user|mailbox|account|address|recipient)[^\n]{0,60}(?:does(?: not|n['’]t) exist|not listed in|doesn['’]t have a|not found)|RecipNotFound|RecipientNotFound|doesn't have an? .{0,60}account|not a (?:known|valid|local|registered) (?:user|mailbox|account|address)|user\S* (?:is )?(?:not|doesn)|there is no (?:such )?(?:user|one|account|mailbox)|delivery to .{0,80} not possible|not a \S+ customer|(?:такого|такой) (?:пользовател|адрес|ящик)\S*|(?:пользователь|адрес|ящик|получатель)[^\n]{0,60}(?:не (?:найден|существует|зарегистрирован)|неизвестен|недоступен)|(?:Empfänger|Benutzer|Adresse|Postfach)[^\n]{0,60}(?:unbekannt|existiert nicht|nicht gefunden)|casilla ha expirado|utilisateur inconnu|usuario (?:desconocido|inexistente)/iu,
  ],
  [
    'disabled',
    /(?:account|mailbox|user|address)[^\n]{0,40}(?:disabled|suspended|deactivated|inactive|expired|locked)|заблокирован|отключ[её]н/iu,
  ],
];

/**
 * @param told.status most specific code known, `x.y.z`
 * @param told.diagnostic answer of the server that refused (one recipient)
 * @param told.notice prose of the report without the returned mail; used when there is no better word
 */
export function failureReason(told: { status: string | null; diagnostic: string; notice: string }): FailureReason {
  const words = told.diagnostic.slice(0, 2_000);
  const prose = told.notice.slice(0, 6_000);
  const said = match(passing, words) ?? byCode(told.status);
  if (said) return said;
  // A mail accepted up to the end of its data was refused for what it is, whatever the words.
  if (/after end of (?:data|message)|end of DATA command/i.test(words || prose)) return 'filtered';
  const lasts = match(lasting, words);
  if (lasts) return lasts;
  return match(passing, prose) ?? match(lasting, prose) ?? 'not_stated';
}

function match(list: typeof passing, text: string): FailureReason | null {
  if (!text) return null;
  return list.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** RFC 3463 and the IANA registry of enhanced status codes. Codes `x.0.0` and `5.1.0` say nothing by themselves. */
function byCode(status: string | null): FailureReason | null {
  if (!status || status.startsWith('2')) return null;
  const detail = status.slice(2);
  if (detail === '2.2') return 'mailbox_full';
  if (status.startsWith('4')) return 'network';
  if (/^1\.(?:1|3|4|10|351)$/.test(detail)) return 'user_unknown';
  if (detail === '1.6') return 'has_moved';
  if (/^1\.2$|^4\.4$/.test(detail)) return 'host_unknown';
  if (/^1\.(?:7|8|9)$/.test(detail)) return 'sender_refused';
  if (detail === '2.1') return 'disabled';
  if (/^2\.3$|^3\.4$/.test(detail)) return 'too_large';
  if (/^4\.\d+$/.test(detail)) return 'network';
  if (/^[67]\.\d+$/.test(detail)) return 'spam_or_policy';
  return null;
}
