-- The one exception to "facts are added and retracted, never deleted": a resident asks that her data be deleted, and
-- somebody carries it out. One function does it, for a request that is taken up, and for nobody else's rows.

create function erase_person(
  p_request bigint, p_records bigint[], p_kinds smallint[], p_programs smallint[], p_is_named boolean)
  returns void language plpgsql security definer set search_path from current as $$
declare
  accounts bigint[];
  own_events bigint[];
begin
  perform from rights_request
    where id = p_request and kind = 'delete' and state = 'in-progress' and person_id = any(p_records);
  if not found then
    raise exception 'no request to delete these records is taken up' using errcode = 'restrict_violation';
  end if;
  select coalesce(array_agg(id), '{}') into accounts from account where person_id = any(p_records);
  -- Acts that were about nobody else.
  select coalesce(array_agg(distinct event_id), '{}') into own_events from change
    where person_id = any(p_records) and not exists (
      select from change other where other.event_id = change.event_id
        and (other.person_id is null or other.person_id <> all(p_records)));

  delete from fact where person_id = any(p_records)
    and (retracted_in is not null or kind <> all(p_kinds));
  delete from relationship where retracted_in is not null
    and (person_id = any(p_records) or other_id = any(p_records));
  delete from household_member where person_id = any(p_records)
    and (retracted_in is not null or not p_is_named);
  delete from person_identity where person_id = any(p_records)
    and (retracted_in is not null or not p_is_named);
  update person set reading = '', name = '', is_on_record = cardinality(p_kinds) > 0
    where id = any(p_records) and not p_is_named;

  delete from entitlement where person_id = any(p_records) and program <> all(p_programs);
  delete from payment_line where person_id = any(p_records) and program <> all(p_programs);
  delete from due_window where person_id = any(p_records) and program <> all(p_programs);
  delete from question where person_id = any(p_records) and program <> all(p_programs);
  delete from rule_failure where person_id = any(p_records) and program <> all(p_programs);
  delete from entitlement_change where person_id = any(p_records) and program <> all(p_programs);
  delete from roster_conflict where person_id = any(p_records);
  delete from duplicate_candidate where person_id = any(p_records) or other_id = any(p_records);
  update person_merge set evidence = '[]' where person_id = any(p_records) or into_id = any(p_records);

  delete from task where person_id = any(p_records) and (closed_in is not null or not p_is_named)
    and not exists (select from rights_request where task_id = task.id);
  update emergency_access set reason = 'deleted at her request' where person_id = any(p_records);
  delete from notice where person_id = any(p_records);
  delete from usage_question where person_id = any(p_records);
  update rights_request set said = null where person_id = any(p_records);
  update rights_request set answer = '-' where person_id = any(p_records) and answer is not null;
  update rights_request set remedy = '-' where person_id = any(p_records) and remedy is not null;

  delete from account_invitation where account_id = any(accounts);
  delete from account_totp where account_id = any(accounts);
  delete from account_recovery_code where account_id = any(accounts);
  delete from account_passkey where account_id = any(accounts);
  delete from sign_in_device where account_id = any(accounts);
  delete from sign_in_challenge where account_id = any(accounts);
  delete from session where account_id = any(accounts);
  update account set state = 'disabled', name = '-', staff_number = 'CLOSED-' || id, phone_index = null,
    phone_sealed = null, password_hash = null, password_set_at = null, person_id = null
    where id = any(accounts);

  update event set source = null where id = any(own_events) and source is not null;
  update request set answer = null where event_id = any(own_events) or account_id = any(accounts);
end $$;
comment on function erase_person is 'Deletes what is on record about somebody who asked for it, but facts of some kinds, what some programs come to, and, when she is still named, name, number and household. Consents, payments, kinship of others and the log of who looked stay, by number only.';
revoke all on function erase_person from public;
grant execute on function erase_person to {{role}};
