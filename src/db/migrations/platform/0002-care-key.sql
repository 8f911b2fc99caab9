-- A key of its own for the care record: who can open identity numbers cannot open that.

alter table county_key drop constraint county_key_purpose_check;
alter table county_key add constraint county_key_purpose_check check (purpose in ('seal', 'index', 'care'));
comment on column county_key.purpose is 'seal: identity numbers; index: the keyed index they are found by; care: the keys of care records.';
