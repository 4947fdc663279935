/** Words by which mail servers announce failure, delay or success when a report has no machine-readable part. */

export const daemonSender =
  /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|maildaemon|post[-_]?master|poostmaster|mdaemon|bounces?|mail-?delivery|mmdf|delivery-?status)(?:[-+.=\w]{0,60})?(?:@|$)/i;

export const daemonName =
  /mail(?:er)?[ -]?(?:delivery|daemon|administrator|system|router)|(?:mail )?delivery (?:sub)?system|postmaster|system administrator|internet mail (?:delivery|connector)|почтов\S+ (?:служб|систем|демон)|Mail-?Zustell/iu;

export const failureSubject =
  /undeliver(?:able|ed)|unzustellbar|nicht zugestellt|unbestellbar|Zustellung (?:fehlgeschlagen|nicht)|не ?доставлен|недоставлен|невозможно доставить|не уда(?:ется|ётся|лось) доставить|(?:ошибка|проблема|сбой) доставки|delivery (?:status )?(?:notification|report|failure|has failed|error|problem|notice)|delivery .{0,20}fail|fail\w* (?:of )?delivery|mail (?:delivery|system) (?:failed|failure|error|status)|returned (?:mail|to sender|message)|failure (?:notice|delivery)|fail(?:ed|ure) notice|non[- ]?(?:delivery|remis|recapitabile)|could ?n[o']t be delivered|couldn['’]t be delivered|not (?:be )?delivered|message (?:you sent )?blocked|user unknown|rejected mail|mail fail(?:ure|ed)|mail undeliver|error sending your mail|delivery failure|returning message|bounce(?:d)? (?:mail|message|notification)|warning: could not send|rejected:|postmaster notify|mail rejected|message not delivered|email delivery failure|NDN:|delivery has failed|nondeliverable|Échec|Non remis|devolvido|no se (?:pudo|ha podido) entregar/iu;

/** Sentences of the body; each stands in the report itself and hardly ever in a letter. */
export const failureBody =
  /could not be delivered to|(?:was|were|is|has) not (?:been )?delivered (?:to|for)|did not reach the following|(?:delivery|delevery) to the following recipients?|(?:has|have) failed to (?:these|the following)|failed permanently|following address(?:\(es\)|es)? (?:failed|had)|had (?:permanent |delivery )?(?:fatal )?(?:errors|problems)|error delivering your (?:mail|message)|trouble delivering your message|problem delivering your message|unable to deliver|failed addresses|no valid recipients|(?:following )?recipients were affected|unknown user:|wasn['’]t delivered to|cannot be delivered|while talking to|rejected recipient|no such user|wasn't able to deliver your message|unable to deliver (?:your|the|this|message)|delivery (?:to this address|of email|has) .{0,60}failed|was(?:n't| not) (?:able|possible) to (?:be )?deliver|permanent (?:fatal )?error|giving up on|did not receive this message|returned (?:message|mail) |not be delivered|undeliverable|error has occurred while attempting to deliver|each of the following recipients was rejected|user\(s\) account is|failure reasons|transcript of session follows|recipient.{0,30}(?:was|were) rejected|не может быть доставлен|не (?:было|удалось) доставлен?|не доставлено|не удалось (?:выполнить )?достав(?:ить|ку)|невозможно доставить|сообщение не было доставлено|konnte nicht (?:zugestellt|übermittelt)|nicht zugestellt werden|Zustellung .{0,60}(?:fehlgeschlagen|gescheitert)|no pudo ser entregado|n['’]a pas pu être|could not send (?:the )?(?:message|mail)|delivery attempts? (?:failed|have failed)|message (?:was|has been) (?:rejected|blocked|refused)/iu;

export const delayWords =
  /still being retried|delivery status notification \(delay\)|delayed mail|(?:is|was|has been|delivery) delayed|delayed for more than|(?:has|have)(?: not|n['’]t) (?:yet )?been delivered yet|have yet to be delivered|delivery is delayed to|has been frozen|delayed:|temporary failure report|this is a warning|warning only|warning message only|do(?:es)? not need to re-?send|no action is required|has not (?:yet )?been delivered (?:yet|to|for|after)|not yet been delivered|will (?:be retried|be attempted|continue (?:to try|trying|to be)|keep trying|try (?:again|to))|(?:server|system|we)(?: will|'ll) (?:retry|keep trying|continue)|delivery attempts will (?:be )?continue|could not send message for (?:the )?past|задерж\S+ доставк|доставка .{0,40}(?:задерж|отложен)|попытки (?:доставки )?(?:будут|продолж)|повторные попытки|verzögert|Zustellversuche? (?:wird|werden)|wird weiter(?:hin)? versucht/iu;

/** A delay notice never says these. */
export const finalWords =
  /permanent(?:ly)? (?:fatal )?(?:error|fail)|failed permanently|(?:given|giving) up|will not (?:be )?(?:retr|try)|returned to (?:the )?sender|could not be delivered for (?!more than \d+ hour)|cannot send message (?:for|within)|removed from the queue|expired|no further (?:delivery )?attempts|окончательн|endgültig/iu;

export const deliveredSubject =
  /^(?:delivered|relayed|expanded|read|прочитано|прочтено|доставлено|gelesen|zugestellt|übermittelt|weitergeleitet|lu|leído|not read|deleted|не прочитано|ungelesen gelöscht)\s*[:(]|successful mail delivery|delivery status notification \((?:success|relay)\)|return receipt|(?:disposition notification)|уведомление о (?:прочтении|доставке)|отчет о прочтении|Lesebestätigung/iu;

export const deliveredBody =
  /your message\s+(?:to:|was (?:read|delivered|successfully)|.{0,200}was read on)|was successfully delivered|has been (?:successfully )?delivered to|this is a (?:return )?receipt|was read on|прочитано|прочтено|доставлено (?:получател|следующ)|wurde (?:gelesen|zugestellt)|Nachricht wurde .{0,60}(?:gelesen|angezeigt)/isu;

export const complaintSubject =
  /^complaint about (?:a )?message from|email (?:abuse|feedback) report|^abuse report|^\[?feedback loop|fbl report/iu;
