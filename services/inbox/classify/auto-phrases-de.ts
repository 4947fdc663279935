/** German absence notes and receipts. */
import { phraseList } from './auto-phrase.ts';

const request =
  '(?:\\p{L}{0,8}anfrage|nachricht|e-?mail|mail|mitteilung|anliegen|formular|ticket|kontaktaufnahme|daten)';
const arrived =
  '(?:erhalten|eingegangen|eingetroffen|übermittelt|erfasst|gesendet|versendet|versandt|weitergeleitet|registriert|angekommen|bekommen|aufgenommen|bearbeitet|angelegt|gespeichert)';
const away =
  '(?:nicht (?:im (?:büro|hause?)|erreichbar|am (?:arbeitsplatz|platz)|da)|im (?:\\p{L}+ )?urlaub|abwesend|außer haus|ausser haus|in elternzeit|auf (?:dienst|geschäfts)reise|in mutterschutz|krank|unterwegs)';

/** Up to 80 characters of one sentence; the points of dates do not end it. */
const within = '(?:[^.!?\\n]|(?<=\\d)\\.){0,80}?';

export const germanPhrases = [
  ...phraseList('out_of_office', [
    ['subject', 'ooo-subject', 1, 'abwesenheits\\p{L}+', 'abwesend', 'abwesenheit', 'nicht im büro', 'im urlaub'],
    ['subject', 'exchange-subject', 0.8, 'automatische antwort(?=:)'],
    [
      'body',
      'absent',
      0.7,
      '(?:ich )?habe(?: ich)?(?: [\\p{L}\\d.]+){0,5} urlaub',
      'auf (?:einer |der )?schulung',
      'krankgeschrieben',
      'auf (?:einer |der )?(?:konferenz|messe|fortbildung)',
      `(?:bin|befinde(?: ich)? mich|ist)${within} ${away}`,
      'nicht im büro',
      'ich habe urlaub',
      'während meiner abwesenheit',
      'krankheitsbedingt',
      'nicht mehr (?:für|bei|im unternehmen)[^.\\n]{0,30}(?:tätig|erreichbar)?',
    ],
    [
      'body',
      'closed',
      0.7,
      '(?:sommer|winter|weihnachts)pause',
      'betriebsruhe',
      'betriebsurlaub',
      'betriebsferien',
      `(?:büro|agentur|studio)${within} (?:geschlossen|nicht besetzt)`,
    ],
    [
      'body',
      'return',
      0.4,
      'rückkehr',
      'wieder (?:im büro|erreichbar|für sie da|da|zurück|im einsatz)',
      '(?:bin|sind)(?: ich| wir)? (?:\\p{L}+ ){0,3}zurück',
      'bis (?:zum |einschließlich |voraussichtlich )?(?:\\p{L}+, )?(?:den )?\\d{1,2}\\.',
      'vom \\d{1,2}\\.[^\\n]{0,30}bis',
      'ab (?:dem |\\p{L}+, (?:den |dem )?)?\\d{1,2}\\.',
    ],
    [
      'body',
      'stand-in',
      0.4,
      'nur (?:verzögert|eingeschränkt|unregelmäßig|sporadisch)',
      'mit verzögerung',
      'in dringenden (?:fällen|angelegenheiten)',
      'dringende\\p{L}? (?:anliegen|fälle\\p{L}?|anfragen|themen)',
      'wenden sie sich (?:bitte )?an',
      '(?:meine )?vertretung',
      'nicht (?:automatisch )?(?:weitergeleitet|gelesen|bearbeitet)',
      '(?:eingeschränkt|keinen)\\p{L}* zugriff',
      '(?:rufen|kontaktieren) sie (?:bitte )?(?:in|\\d|meine)',
    ],
  ]),
  ...phraseList('auto_ack', [
    [
      'subject',
      'auto-subject',
      1,
      'automatisch(?:e|er)? (?:antwort(?!:)|rückmeldung|eingangsbestätigung|benachrichtigung)',
      'autoantwort',
    ],
    [
      'subject',
      'ticket-subject',
      0.6,
      '(?:vorgang|anfrage|ticket) ?(?:id|nr\\.?|nummer)? ?[\\[#(]{0,2}[a-z]{0,5}-?\\d{3,}',
    ],
    [
      'subject',
      'receipt-subject',
      0.5,
      `ihre ${request}[^.]{0,30} ${arrived}`,
      `${request} ${arrived}`,
      'eingangsbestätigung',
      `bestätigung (?:ihrer|des eingangs)`,
      `kopie ihrer ${request}`,
      '(?:vielen )?dank für ihre',
    ],
    [
      'body',
      'says-automatic',
      0.9,
      'automatisch (?:generiert|erstellt|erzeugt|versendet|versandt|verschickt)\\p{L}*',
      'automatische\\p{L}? (?:\\p{L}+-?)?(?:antwort|nachricht|e-?mail|bestätigung|eingangsbestätigung|benachrichtigung)',
    ],
    [
      'body',
      'no-reply',
      0.8,
      'antworten sie (?:bitte )?nicht (?:direkt )?auf',
      'nicht auf diese (?:e-?mail|nachricht|mail) (?:zu )?antworten',
    ],
    [
      'body',
      'ticket-number',
      0.7,
      'unter (?:der|folgender) (?:\\p{L}+)?nummer',
      'ihr ticket (?:\\p{L}+ ){0,2}(?:erstellt|eröffnet|angelegt)',
      '(?:vorgangs|ticket|bearbeitungs|referenz|anfrage)-?(?:nummer|nr\\.?)',
      'vorgang (?:nr\\.?|#) ?\\d+',
    ],
    [
      'body',
      'received',
      0.5,
      'wird (?:\\p{L}+ ){0,4}(?:geprüft|bearbeitet)',
      `ihre?\\p{L}{0,2} ${request}(?: \\p{L}+){0,5} ${arrived}`,
      `bestätigen[^.!?\\n]{0,30} (?:eingang|erhalt)`,
    ],
    ['body', 'copy', 0.6, `kopie ihrer ${request}`],
    [
      'body',
      'somebody-will-answer',
      0.5,
      'in der reihenfolge',
      '(?:ein|ihr)e?r? (?:projektleit|mitarbeit|ansprechpartn|kolleg|berat)\\p{L}* (?:\\p{L}+ ){0,3}(?:meldet|kümmert|wird|setzt|kontaktiert)',
      '(?:unser team|ein(?:e|er unserer)? (?:mitarbeiter|kolleg|ansprechpartner|berater)\\p{L}*|unsere mitarbeiter) (?:\\p{L}+ ){0,4}(?:meldet|melden|kümmert|wird|setzt|kontaktiert|bearbeitet)',
    ],
    [
      'body',
      'will-answer',
      0.4,
      '(?:melden|meldet) (?:uns|sich) (?:\\p{L}+ )?(?:in den nächsten tagen|bald|demnächst)',
      '(?:melden uns|beantworten|bearbeiten|kümmern uns|kümmert sich|werden uns)[^.!?\\n]{0,60}(?:schnellstmöglich|so schnell wie möglich|zeitnah|umgehend|in kürze|innerhalb|baldmöglichst|binnen)',
      '(?:schnellstmöglich|so schnell wie möglich|zeitnah|umgehend|in kürze|innerhalb von [^.\\n]{1,20}|baldmöglichst)[^.!?\\n]{0,50}(?:melden|beantworten|bearbeite\\p{L}|in verbindung|zurück|kümmer\\p{L}+)',
    ],
    [
      'body',
      'names-the-form',
      0.3,
      '(?:über|auf|per|via) (?:unser\\p{L}{0,2}|das|die) (?:kontakt|online|web)-?(?:formular|seite|site)',
    ],
    [
      'body',
      'thanks-for-contact',
      0.3,
      '(?:vielen |herzlichen )?dank für (?:ihre?n?|die|das) (?:\\p{L}{0,8}anfrage|nachricht|mail|e-?mail|kontaktaufnahme|mitteilung|interesse)',
    ],
  ]),
];
