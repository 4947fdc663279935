/** Words by which sites tell a person that a form was taken or not: Russian, English, German. Only texts that are new count. */
const success = [
  /спасибо/iu,
  /(?:заявк|анкет)\p{L}* (?:успешно )?(?:принят|отправлен|получен)/iu,
  /(?:сообщени|письм|данные|запрос|обращени)\p{L}* (?:было |были )?(?:успешно )?(?:отправлен|получен|принят)/iu,
  /(?:мы|наш менеджер|менеджер|специалист)[^.!?]{0,40}(?:свяжемся|свяжется|перезвоним|перезвонит|ответим|ответит)/iu,
  /скоро (?:ответим|свяжемся|перезвоним)/iu,
  /thank(?:s| you)/iu,
  /(?:message|request|enquiry|inquiry|form|submission)[^.!?]{0,20}(?:has been |was )?(?:successfully )?(?:sent|received|submitted)/iu,
  /we(?:['’]ll| will)[^.!?]{0,30}(?:get back|be in touch|contact|reply|respond)/iu,
  /(?:received|got) your (?:message|request|enquiry|inquiry)/iu,
  /vielen dank|danke für ihre/iu,
  /(?:anfrage|nachricht|formular)[^.!?]{0,30}(?:gesendet|übermittelt|erhalten|eingegangen|verschickt)/iu,
  /wir melden uns/iu,
  // Google and Yandex Forms say the same after every form, in the language of the form.
  /(?:your )?response has been recorded|ответ (?:был )?записан|antwort wurde (?:aufgezeichnet|gespeichert|erfasst)/iu,
];

const failure = [
  /ошибк/iu,
  /не удалось|не отправлен|не было отправлено/iu,
  /заполните|обязательн\p{L}* (?:пол|для)/iu,
  /неверн|некорректн/iu,
  /попробуйте (?:позже|ещ[её] раз|снова)/iu,
  /подозрени\p{L}* на спам/iu,
  /(?<!\p{L})(?:error|failed|failure|invalid|try again|not sent|could not be sent)(?!\p{L})/iu,
  /(?:field|this) is required|required field/iu,
  /fehler|ungültig|pflichtfeld|konnte nicht gesendet|bitte (?:füllen|prüfen|versuchen)/iu,
];

const thankYouAddress = /(?:spasibo|thank|danke|success|formresult=addok|[?&/](?:sent|ok)(?:=|\/|$|&|\?))/iu;

export function saysSuccess(text: string): boolean {
  return success.some((words) => words.test(text)) && !saysFailure(text);
}

export function saysFailure(text: string): boolean {
  return failure.some((words) => words.test(text));
}

/** An address that a site shows only after a form was taken. */
export function isThankYouAddress(address: string): boolean {
  return thankYouAddress.test(address);
}
