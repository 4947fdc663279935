import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { VitalSigns } from './vital-signs.ts';

/** What a monitoring system is told, in the text format of Prometheus: signs of the whole installation and of this process. */
export type Metrics = { readonly contentType: string; readonly textOf: (signs: VitalSigns) => Promise<string> };

/** One registry per server: two servers in one process do not share numbers. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'zerkalo_api_' });
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name: `zerkalo_${name}`, help, labelNames, registers: [registry] });
  const sending = gauge('sending_stopped', '1 while the one switch stops all sending.');
  const campaigns = gauge('campaigns', 'Campaigns by state.', ['state']);
  const attempts = gauge('attempts', 'Attempts by channel and state.', ['channel', 'state']);
  const due = gauge('attempts_due', 'Attempts of running campaigns that are due and that no worker holds.');
  const dueAge = gauge('attempts_oldest_due_seconds', 'How long the first due attempt has been due; 0 when none is.');
  const messages = gauge('messages', 'Messages that were read, by what they are.', ['kind']);
  const unread = gauge('messages_unread', 'Messages that are stored and not read.');
  const unreadAge = gauge('messages_oldest_unread_seconds', 'How long the first of them has waited; 0 when none does.');
  const unreadable = gauge('messages_unreadable', 'Messages that were set aside after five tries.');
  const unattributed = gauge('unattributed', 'Messages and calls that wait for a person to say whose they are.', [
    'what',
  ]);
  const lag = gauge('mailbox_lag_seconds', 'Since the last whole pass over a mailbox; -1 before the first.', [
    'mailbox',
  ]);
  const failing = gauge('mailbox_failing', '1 while the last pass over a mailbox failed.', ['mailbox']);
  const processes = gauge('processes_alive', 'Processes that gave a sign within ten seconds.', ['process']);
  const coding = gauge('coding_tasks_open', 'Replies that wait for a code, of either pass.');
  const evidence = gauge('evidence_bytes', 'Evidence as it was before it was sealed.');
  const database = gauge('database_bytes', 'The database on its disk.');
  return {
    contentType: registry.contentType,
    textOf: (signs) => {
      for (const each of [campaigns, attempts, messages, lag, failing, processes]) each.reset();
      sending.set(signs.sendingStopped ? 1 : 0);
      for (const { state, count } of signs.campaigns) campaigns.set({ state }, count);
      for (const { channel, state, count } of signs.attempts) attempts.set({ channel, state }, count);
      due.set(signs.dueAttempts);
      dueAge.set(signs.oldestDueSeconds ?? 0);
      for (const { kind, count } of signs.messages) messages.set({ kind }, count);
      unread.set(signs.unreadMessages);
      unreadAge.set(signs.oldestUnreadSeconds ?? 0);
      unreadable.set(signs.unreadableMessages);
      unattributed.set({ what: 'messages' }, signs.unattributed.messages);
      unattributed.set({ what: 'calls' }, signs.unattributed.calls);
      signs.mailboxes.forEach(({ lagSeconds, failing: fails }, at) => {
        // By number: an address is nobody's business but ours.
        const mailbox = String(at + 1);
        lag.set({ mailbox }, lagSeconds ?? -1);
        failing.set({ mailbox }, fails ? 1 : 0);
      });
      for (const { process, alive } of signs.processes) processes.set({ process }, alive);
      coding.set(signs.openCodingTasks);
      evidence.set(signs.evidenceBytes);
      database.set(signs.databaseBytes);
      return registry.metrics();
    },
  };
}
