import { inOneLanguage } from './research-both.ts';

/** Texts of the overview of a design: what is done, what is open, what comes next. */
export const designWords = inOneLanguage({
  progress: ['How far the design is', 'Как далеко замысел'],
  rankings: [
    (files: number, studios: number | null) =>
      `Rankings: ${files} uploaded${studios === null ? '' : `, ${studios} studios in the frame`}`,
    (files: number, studios: number | null) =>
      `Рейтинги: загружено ${files}${studios === null ? '' : `, студий в основе: ${studios}`}`,
  ],
  frame: [(studios: number) => `Frame: ${studios} studios`, (studios: number) => `Основа: студий ${studios}`],
  pairs: [
    (open: number) => (open === 0 ? 'Doubtful pairs are settled' : `Doubtful pairs to settle: ${open}`),
    (open: number) => (open === 0 ? 'Сомнительные пары решены' : `Сомнительных пар не решено: ${open}`),
  ],
  protocol: [
    (faults: number, warnings: number) =>
      faults === 0
        ? `The protocol has no faults${warnings === 0 ? '' : `; warnings: ${warnings}`}`
        : `Faults of the protocol to correct: ${faults}`,
    (faults: number, warnings: number) =>
      faults === 0
        ? `В протоколе нет ошибок${warnings === 0 ? '' : `; предупреждений: ${warnings}`}`
        : `Ошибок в протоколе: ${faults}`,
  ],
  sample: [
    (n: number, hours: string, half: string) =>
      `Sample: ${n} studios; at most ${hours} hours of their time; a rate is precise to ±${half} points`,
    (n: number, hours: string, half: string) =>
      `Выборка: ${n} студий; не больше ${hours} ч их времени; доля точна до ±${half} п.`,
  ],
  sampleDrawn: [
    (n: number, frame: number) => `Sample: ${n} studios drawn from ${frame}`,
    (n: number, frame: number) => `Выборка: вытянуто студий ${n} из ${frame}`,
  ],
  sampleOpen: ['Sample: cannot be drawn yet', 'Выборка: пока не вытянуть'],
  dryRun: [
    (seen: number, of: number) => `Dry run: ${seen} of ${of} studios looked at`,
    (seen: number, of: number) => `Пробный прогон: осмотрено ${seen} из ${of}`,
  ],
  dryRunOpen: ['Dry run: not yet for this version', 'Пробный прогон: этой версии ещё не было'],
  dryRunNone: ['Dry run: none of this version', 'Пробный прогон: этой версии не было'],
  approval: [
    (by: string | null) =>
      by === null ? 'Second person: has not approved' : `Second person: ${by} approved this version`,
    (by: string | null) => (by === null ? 'Второй человек: не одобрил' : `Второй человек: эту версию одобрил(а) ${by}`),
  ],
  launched: ['Launched', 'Запущена'],
  question: ['Question', 'Вопрос'],
  hash: ['Hash of the protocol', 'Хеш протокола'],
  faultyDraft: [
    'The newest saved text has faults. What stands in force is the last text without faults.',
    'В последнем сохранённом тексте есть ошибки. В силе последний текст без ошибок.',
  ],
});
