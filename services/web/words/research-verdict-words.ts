import type { LeaveOutReason } from '../../design/verdicts/store.ts';
import { inOneLanguage } from './research-both.ts';

/** What a person says of a studio after looking at its dry run. */
export const verdictWords = inOneLanguage({
  approve: ['Looks right', 'Всё верно'],
  leaveOut: ['Leave out', 'Исключить'],
  undo: ['Undo', 'Отменить'],
  reason: ['Reason', 'Причина'],
  note: ['Note', 'Заметка'],
  reasons: [
    {
      not_a_studio: 'it is no web studio',
      same_owner: 'same owner as another studio',
      closed_down: 'it has closed down',
      wrong_place: 'it is not from these places',
      other: 'another reason, in the note',
    } as Readonly<Record<LeaveOutReason, string>>,
    {
      not_a_studio: 'это не веб-студия',
      same_owner: 'тот же владелец, что у другой студии',
      closed_down: 'закрылась',
      wrong_place: 'не из этих мест',
      other: 'другая, в заметке',
    },
  ],
  approved: [(by: string) => `Looked at by ${by}: right`, (by: string) => `Посмотрел(а) ${by}: верно`],
  leftOut: [
    (by: string, reason: string, note: string) =>
      `Left out by ${by}: ${reason}${note === '' ? '' : ` (${note})`}. Not written to, counted among the excluded.`,
    (by: string, reason: string, note: string) =>
      `Исключил(а) ${by}: ${reason}${note === '' ? '' : ` (${note})`}. Писем не будет; учтена среди исключённых.`,
  ],
  sum: [
    (approved: number, excluded: number) =>
      `Judged right: ${approved}; left out by hand: ${excluded}. A studio is left out for what it is, never for how its form looks: that would choose by outcome.`,
    (approved: number, excluded: number) =>
      `Признаны верными: ${approved}; исключены вручную: ${excluded}. Исключают за то, чем студия является, а не за вид её формы: иначе выбор шёл бы по исходу.`,
  ],
});
