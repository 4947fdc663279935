-- The rules of 0082 to 0084 look at tables that the program which is judged may not read: they hold under whatever role writes.
alter function require_approval_to_register() security definer set search_path = public, pg_temp;
alter function require_registered_protocol() security definer set search_path = public, pg_temp;
alter function require_registered_amendment() security definer set search_path = public, pg_temp;
alter function refuse_own_firms() security definer set search_path = public, pg_temp;
alter function refuse_hours_over_budget() security definer set search_path = public, pg_temp;
alter function refuse_unruly_call() security definer set search_path = public, pg_temp;
alter function refuse_unruly_contact() security definer set search_path = public, pg_temp;
alter function refuse_named_studio() security definer set search_path = public, pg_temp;
