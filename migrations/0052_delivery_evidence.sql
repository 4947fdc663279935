-- Proofs that a letter whose delivery nobody could tell did leave: kept apart from attempts, for a proof may come before the doubt.
create table delivery_evidence (
  rfc_message_id text not null,
  kind text not null constraint delivery_evidence_kind_known check (kind in ('sent_folder', 'blind_copy', 'report')),
  -- Where it lies: the message that shows it, or the folder of the submission account.
  message_id uuid references messages (id),
  detail text not null,
  noted_at timestamptz not null,
  primary key (rfc_message_id, kind)
);
create trigger delivery_evidence_append_only before update or delete on delivery_evidence
  for each row execute function refuse_change();
