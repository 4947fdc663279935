import type { CallDisposition } from '../call.ts';
import { dispositionWords as words } from './exchange-words.ts';

/** What a column can mean. `ours` and `theirs` are the two ends where the export names them so; `from` and
 * `to` where it does not; `extension`: the one that has dialled. */
export const columnRoles = [
  'id',
  'start',
  'answer',
  'end',
  'from',
  'to',
  'ours',
  'theirs',
  'extension',
  'direction',
  'status',
  'talk',
  'wait',
  'duration',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/**
 * How an export is laid out.
 * - `header`: names of the columns where the file has none
 * - `columns`: under which names a meaning may stand, the first that is there counts
 * - `status`: 'disposition': the status says whether the call was answered; 'cause': the time of the answer or the talk does, and the
 *   status only why not (`otherwise` where its word is unknown)
 */
export type Layout = {
  readonly header?: readonly string[];
  readonly columns: Readonly<Partial<Record<ColumnRole, readonly string[]>>>;
  readonly status: 'disposition' | 'cause';
  readonly otherwise: CallDisposition;
  readonly dispositions: ReadonlyMap<string, CallDisposition>;
};

/** mod_cdr_csv's template "example": no header; what follows the 13th column (codecs, in some versions) is not read. */
const freeswitch: Layout = {
  header: [
    'caller_id_name',
    'caller_id_number',
    'destination_number',
    'context',
    'start_stamp',
    'answer_stamp',
    'end_stamp',
    'duration',
    'billsec',
    'hangup_cause',
    'uuid',
    'bleg_uuid',
    'accountcode',
  ],
  columns: {
    id: ['uuid'],
    start: ['start_stamp'],
    answer: ['answer_stamp'],
    end: ['end_stamp'],
    from: ['caller_id_number'],
    to: ['destination_number'],
    talk: ['billsec'],
    status: ['hangup_cause'],
  },
  status: 'cause',
  otherwise: 'failed',
  dispositions: words({
    no_answer: [
      'no_answer',
      'originator_cancel',
      'no_user_response',
      'allotted_timeout',
      'normal_clearing',
      'call_rejected',
    ],
    busy: ['user_busy'],
  }),
};

/** Statistics of the VPBX API (`stats/result`) in the documented order of its fields: semicolons, seconds since 1970, no header. */
const mango: Layout = {
  header: [
    'records',
    'start',
    'finish',
    'answer',
    'from_extension',
    'from_number',
    'to_extension',
    'to_number',
    'disconnect_reason',
    'line_number',
    'location',
    'entry_id',
  ],
  columns: {
    id: ['entry_id'],
    start: ['start'],
    answer: ['answer'],
    end: ['finish'],
    from: ['from_number'],
    to: ['to_number'],
    ours: ['line_number'],
    extension: ['from_extension'],
    status: ['disconnect_reason'],
  },
  status: 'cause',
  otherwise: 'no_answer',
  dispositions: words(),
};

/** Statistics of the exchange, with the names of the API or those of the Russian pages. */
const zadarma: Layout = {
  columns: {
    // One call of the exchange has several legs, each with a call_id of its own.
    id: ['pbx_call_id', 'call_id'],
    start: ['callstart', 'call_start', 'Дата и время', 'Дата'],
    from: ['clid', 'caller_id', 'from', 'Откуда'],
    to: ['destination', 'to', 'Куда'],
    ours: ['called_did'],
    status: ['disposition', 'Статус'],
    talk: ['seconds', 'duration', 'Длительность'],
  },
  status: 'disposition',
  otherwise: 'failed',
  dispositions: words({ failed: ['no money, no limit'] }),
};

/** Reports whose columns the user chooses, with the names of the Data API (`get.calls_report`) or those of the Russian pages. */
const uis: Layout = {
  columns: {
    id: ['call_session_id', 'communication_id', 'id', 'ID сессии звонка'],
    start: ['start_time', 'Дата и время', 'Дата и время звонка'],
    end: ['finish_time'],
    ours: ['virtual_phone_number', 'Виртуальный номер'],
    theirs: ['contact_phone_number', 'Номер абонента'],
    from: ['calling_phone_number'],
    to: ['called_phone_number'],
    direction: ['direction', 'Тип звонка', 'Направление'],
    status: ['is_lost', 'Статус', 'Статус звонка'],
    talk: ['talk_duration', 'Длительность разговора'],
    wait: ['wait_duration', 'Время ожидания'],
    duration: ['total_duration', 'Общая длительность'],
  },
  status: 'disposition',
  otherwise: 'failed',
  dispositions: words({ no_answer: ['true', 'потерянный', 'да'], answered: ['false', 'нет'] }),
};

/** Calls as the API lists them (`Calls.csv`) or the console saves them. Times in GMT; the duration is of the talk. */
const twilio: Layout = {
  columns: {
    id: ['Sid', 'Call Sid'],
    start: ['StartTime', 'Start Time', 'DateCreated', 'Date Created'],
    end: ['EndTime', 'End Time'],
    from: ['From'],
    to: ['To'],
    direction: ['Direction'],
    status: ['Status'],
    talk: ['Duration'],
  },
  status: 'disposition',
  otherwise: 'failed',
  dispositions: words(),
};

/** Layouts of providers; Asterisk's own is read by itself, a mapped one is made of what the operator names. */
export const layouts = { freeswitch, mango, zadarma, uis, twilio } as const satisfies Readonly<Record<string, Layout>>;

/** The layout of a file whose columns the operator names. */
export function mappedLayout(columns: Readonly<Partial<Record<ColumnRole, string>>>): Layout {
  const named = Object.entries(columns).map(([role, name]) => [role, [name]] as const);
  return { columns: Object.fromEntries(named), status: 'disposition', otherwise: 'failed', dispositions: words() };
}
