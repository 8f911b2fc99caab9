-- What the county's role may do: read and add; facts can be retracted but not changed, events and the
-- audit chain are written only through close_event.

grant usage on schema {{schema}} to {{role}};
grant select on all tables in schema {{schema}} to {{role}};
grant usage on all sequences in schema {{schema}} to {{role}};
grant execute on function close_event to {{role}};
grant insert (kind, actor, source, detail) on event to {{role}};
grant insert on person, person_identity, fact, relationship, household, household_member,
  person_merge, duplicate_candidate, area, area_code, area_successor, unit, catchment, policy_version,
  program, evaluation, entitlement, payment_line, due_window, question, entitlement_change, payment,
  roster_import, roster_chunk, roster_conflict to {{role}};
grant update (retracted_in) on person_identity, fact, relationship, household_member, person_merge to {{role}};
grant update (name, reading, is_on_record) on person to {{role}};
grant update (state, decided_in) on duplicate_candidate, roster_conflict to {{role}};
grant update (until_day) on area_code, unit, catchment to {{role}};
grant update (until_seq, state) on evaluation to {{role}};
grant update (counts, state, content_hash) on roster_import to {{role}};
grant delete on entitlement, payment_line, due_window, question, duplicate_candidate to {{role}};
