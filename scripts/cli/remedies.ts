/** What to do about a refusal, by its reason; one sentence a person can follow. */
const remedies: Readonly<Record<string, string>> = {
  campaign_unknown: 'List the campaigns on the pages, or create this one: zerkalo campaign create FILE --as …',
  slug_taken: 'Give the protocol another id; campaigns keep theirs.',
  slug_differs: 'The id of a campaign stays. Create another campaign for another id.',
  same_person: 'Ask a colleague to approve; add them with: zerkalo user add --role approver …',
  hash_changed: 'The protocol was revised meanwhile. Read it again and approve once more.',
  already_launched: 'A launched campaign keeps its protocol. Create a new campaign for a new design.',
  not_approved: 'Have a second person approve this version first: zerkalo campaign approve NAME --as …',
  sending_stopped: 'Let sending go on first: zerkalo stop --resume --reason … --as …',
  rehearsal_unmapped: 'Set EGRESS_MAP as for the rest of this rehearsal, here and for zerkalo up.',
  real_in_rehearsal: 'Unset EGRESS_MAP, here and for zerkalo up; on a rehearsal clock use another database.',
  beacon_missing: 'Publish first, then launch with the value of the beacon that the protocol names.',
  beacon_unasked: 'The protocol names no beacon: launch without one.',
  ranking_unusable: 'See what is wrong with each file: zerkalo frame preview PROTOCOL --rankings FOLDER',
  sample_too_large: 'Make sampling.size smaller in the protocol, or add a ranking.',
  frame_empty: 'Look at the rankings: zerkalo frame preview PROTOCOL --rankings FOLDER',
  strata_exceed_size: 'Make sampling.size larger, or use fewer strata.',
  campaign_burden_over_cap: 'Make the sample smaller, or justify a higher rules.campaignBurdenHours.',
  window_never_opens: 'Correct schedule.days, schedule.hours and the time zone in the protocol.',
  not_running: 'Only a running campaign can be paused; see: zerkalo campaign watch NAME',
  not_paused: 'Only a paused campaign can be resumed; see: zerkalo campaign watch NAME',
  too_early: 'Wait until the response window of the last letter is over; the report shows where it stands meanwhile.',
  not_launched: 'Launch it first: zerkalo campaign launch NAME --as …',
};

export function remedyOf(why: unknown): string | undefined {
  return typeof why === 'string' ? remedies[why] : undefined;
}
