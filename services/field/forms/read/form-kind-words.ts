import { starts, whole } from './words.ts';

/** Words by which a form says what it is for, by kind; sites of several languages, as they come. */
export const KIND_WORDS = {
  contact: starts(
    "contact|kontakt|contacto|contato|contatti|связ(?:ь|аться|ажитесь)|обратн\\p{L}* (?:связ|звон)|жду звон|call ?(?:me )?back|напи(?:шите|сать) (?:нам|мне|письмо|сообщ)|задать вопрос|задайте вопрос|оставить (?:заявк|сообщ)|оставьте (?:заявк|сообщ)|заявк|обсуд|получить (?:расчет|консульт|предлож)|рассчита|заказать (?:звонок|проект|сайт|услуг|консульт|разраб|расчет)|консультац|перезвон|feedback|get in touch|write (?:to )?us|e-?mail us|message us|inquir|enquir|ask (?:us|a question)|send (?:us )?(?:a |your )?(?:message|e-?mail|inquiry|enquiry|request|question)|(?:request|get) (?:a |your )?(?:free )?(?:quote|call|demo|consult|info|estimate|proposal)|quote|hire us|start (?:a|your) project|let['’]?s talk|talk to us|say hello|reach (?:us|out)|question|how can we help|support|help desk|customer service|anfrage|angebot|nachricht|schreiben sie|rückruf|consulta|mensaje|cont[aá]ct|escr[ií]benos|formulaire de contact|nous contacter|contactez|scrivici|neem contact|yhteyde|palaute|kapcsolat|ileti[sş]im|връзка|зв['’]яз|зворотн|napi[sš]|skriv til|kirjoita|お問い合わせ|联系|otázk|вопрос",
  ),
  comment: starts(
    '(?:leave|post|add|write|save) (?:a |your )?(?:reply|comment)|submit (?:a |your )?(?:reply|comment(?!s))|^your comment$|comments? (?:on|to|for) this|reply to (?!you)|post reply|quick reply|respond to|комментировать|(?:добав|остав|напи)\\p{L}* (?:свой |ваш )?(?:комментар|сообщение в)|ваш комментарий|guest ?book|гостевая|kommentar (?:schreib|hinterlass|abgeben|absend|verfass)|schreibe? einen kommentar|gästebuch|antwort(?:en)? (?:schreib|hinterlass)|(?:deja|escrib|enviar?|publicar?|añad|agrega)\\p{L}* (?:un |tu |el )?comentario|hacer un comentario|(?:laisser?|poster|ajouter|publier) (?:un|votre) commentaire|deixe (?:um|o seu|seu) coment|lascia un commento|share your (?:story|thoughts|comments|experience)|tell your story|submit your (?:story|contribution|tip)|your story|post (?:a )?(?:message|topic|thread|answer)|your answer|kommentoi|skriv en kommentar|dodaj komentarz|join the discussion|publish|коментар|kommentera|p[rř]idat koment|koment[aá][rř]|hozz[aá]sz[oó]l|yorum|コメント|评论|comentar(?![\\p{L}])|commenta(?![\\p{L}])|kommentti',
  ),
  commentMarkup: whole(
    'comment form|commentform|comments form|respond|comment respond|comment reply|reply form|wp comments post|comment post id|comment parent|guestbook|gaestebuch|guest book|post comment|add comment|new comment|save comment|blog comment|comment add|addcomment|postcomment|comment id|commentid|new post|newreply|postreply|node comment|comment node|kunena|disqus|comentario form|form comentario|formcomentario|enviacomentario|submission guidelines|submit invitation',
  ),
  review: starts(
    'review|rate (?:this|it|us|the)|your rating|rating|оценк|оцените|(?:добав|остав|напи)\\p{L}* (?:свой |ваш )?отзыв|ваш отзыв|рейтинг|bewert|rezension|testimonial|rese[ñn]a|valora|opini[oó]n|notez|avis client|recensione|arvostel',
  ),
  share: starts(
    "(?:friend|recipient)(?:'?s)?|send to (?:a )?friend|e-?mail (?:this|a friend|to a friend)|tell (?:a|your) friend|share (?:this|with|via|by)|share(?![\\p{L}])|forward this|recommend (?:this|to)|refer a|друг(?:у|а)(?![\\p{L}])|рассказать друзьям|поделиться|freund(?:e|es|en|in)?(?![\\p{L}])|weiterempfehl|empfehlen|amigos?(?![\\p{L}])|enviar a un|à un ami|invite (?:a |your )?friend|получател|empfänger|destinatario",
  ),
  newsletter: starts(
    'newsletter|subscri|mailing list|sign ?up for|signup|join (?:our|the|us)|email (?:updates|alerts|list)|get (?:updates|news|the latest|our)|stay (?:informed|in touch|connected|updated)|keep (?:me|in touch|up)|notify|рассылк|подпис|новост|bolet[ií]n|suscr|infolettre|abonne|abonnieren|nyhedsbrev|nieuwsbrief|offers|deals|special offers|be the first|mailchimp|list manage|uutiskirje|novinky|launch',
  ),
  login: starts(
    'log ?[io]n|sign ?in|войти|вход|авториз|anmeld|einlogg|iniciar sesi|inicia sesi|acceder|entrar|connexion|se connecter|accedi|kirjaudu|logga in|remember me|запомнить|angemeldet bleiben|member login|zaloguj|p[rř]ihl[aá]s|connect with|log me',
  ),
  registration: starts(
    "regist|sign ?up|create (?:an? |your |my )?(?:new )?account|join (?:now|free|today|us)|become a member|зарегистр|регистрац|создать (?:аккаунт|учетн)|registrier|konto (?:anlegen|erstellen)|crear (?:una )?cuenta|reg[ií]str|s['’]inscrire|inscri|cr[eé]er (?:un )?compte|choose (?:a )?user|user ?name|desired|new user|enrol|rekister|apply (?:now|online|for)|application form",
  ),
  recovery: starts(
    'forgot|forgotten|reset (?:your |my )?(?:password|pass)|password (?:reset|recover|reminder|retriev|assist|help)|recover|retrieve|lost (?:your )?password|send (?:me )?(?:my |new |a new )?password|remind (?:me )?(?:my )?password|request (?:a )?(?:new )?password|e-?mail (?:me )?(?:my |a )?(?:new )?password|new password|восстанов|забыли|напомни|сброс|passwort (?:vergessen|zurück|anforder)|recuperar|olvid|contrase[ñn]a|mot de passe|password dimenticat|find (?:your|my) account|resend|activation|confirmation instructions|unlock instructions|get password|restore',
  ),
  search: starts(
    'search|find|go(?![\\p{L}])|поиск|найти|искать|suche|finden|buscar|recherch|rechercher|cerca|zoek|haku|hae(?![\\p{L}])|hľada|hled|szukaj|sök|pesquis|filter|sort|results',
  ),
  order: starts(
    'add to (?:cart|basket|bag)|buy|checkout|check ?out|cart|basket|order now|place order|pre-?order|purchase|pay(?![\\p{L}])|payment|billing|shipping|quantity|card number|cvv|купить|в корзин|корзин|оформить заказ|оплат|количество|warenkorb|kaufen|bestell(?:en|ung)|zur kasse|comprar|añadir al carr|panier|acheter|carrello|donat|book now|reserv|varaa|kosár|gift card|coupon|invoice|delivery address|delivery method',
  ),
  poll: starts('vote|poll|survey|голос|опрос|abstimm|umfrage|votar|encuesta|sondage|voter|view results|quiz'),
  publish: starts(
    '(?:submit|add|post|suggest|list|advertise) (?:a |an |your |new )?(?:site|web ?site|link|url|event|listing|business|company|article|news|ad(?![\\p{L}])|job|story|recipe|photo|video|topic|thread|entry|classified)|new (?:topic|thread|post)|добавить (?:сайт|объявлен|компан|событ|новост|стать|ссылк)|подать объявлен|разместить|nominat|petition|eintrag|anzeige aufgeben',
  ),
  booking: starts(
    'book(?:ing)? (?:now|a|an|your|request|form|online)|reserv|check-? ?(?:in|out)|arrival|departure|guests?(?! ?book)|nights|брониров|забронир|заезд|выезд|anreise|abreise|buchung|reserva(?:r|ci)|réserv|appointment|запись на при[её]м|записаться',
  ),
  job: starts(
    'resume|curriculum|cv(?![\\p{L}])|cover letter|job application|apply (?:for|now)|vacanc|career|вакан|резюме|bewerb|lebenslauf|stellen(?:angebot|anzeige)|salary',
  ),
} as const;
