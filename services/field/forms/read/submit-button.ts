import type { ButtonSnapshot } from '../page/snapshot.ts';
import { normalise, starts } from './words.ts';

const SENDS = starts(
  "отправ|оставить|заказать|получить|обсуд|связаться|перезвон|рассчит|подать|готово|send|submit|request|contact|get (?:a|my|in)|let['’]?s|start|go(?![\\p{L}])|ask|enviar|envoyer|invia|verstuur|send besked|skicka|senden|absenden|abschicken|anfrage|kontakt|angebot|übermitteln|wyślij|odeslat|lähetä",
);
const STEPS_ON = starts('далее|дальше|следующ|продолж|next|continue|weiter|nächste|siguiente|suivant');
const NOT_SENDING = starts(
  'назад|отмен|очист|сброс|закры|удал|прикреп|загруз|выбер|обзор|поиск|найти|back|prev|cancel|reset|clear|close|delete|remove|upload|attach|browse|choose|search|zurück|abbrechen|löschen|schließen|datei|войти|log ?in|sign ?in|preview|предпросмотр|refresh|обновить',
);

export type ButtonReading = { button: ButtonSnapshot; stepsOn: boolean; score: number };

/** The button that sends the form, or leads to its next step; null when no visible one will do. */
export function submitButton(buttons: readonly ButtonSnapshot[]): ButtonReading | null {
  const judged = buttons
    .filter((button) => button.visible && !button.disabled && button.type !== 'reset')
    .map(judge)
    .filter((one) => one.score > 0);
  const sending = judged.filter((one) => !one.stepsOn);
  const among = sending.length > 0 ? sending : judged;
  return among.reduce<ButtonReading | null>(
    (best, one) => (best === null || one.score > best.score ? one : best),
    null,
  );
}

function judge(button: ButtonSnapshot): ButtonReading {
  const text = normalise(button.text);
  const marks = `${button.classes} ${button.id} ${button.name}`.toLowerCase();
  let score = button.type === 'submit' || button.type === 'image' ? 6 : button.type === 'button' ? 2 : 0;
  if (SENDS.test(text)) score += 4;
  if (/submit|send|отправ/u.test(marks)) score += 3;
  if (NOT_SENDING.test(text)) score -= 9;
  return {
    button,
    stepsOn: STEPS_ON.test(text) && !SENDS.test(text),
    score: STEPS_ON.test(text) ? Math.max(score, 3) : score,
  };
}
