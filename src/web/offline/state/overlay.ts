/**
 * What screens show: the people as the server told them, with everything laid over that was said here and is not in
 * the server's answers yet. Pure, and the same whenever it is worked out again.
 */
import type { PackedPerson } from '../../../model/sync/caseload.ts';
import type { PersonRef, RecordRef, Value } from '../../../model/sync/event.ts';
import { numberOfRef } from '../../../model/sync/event.ts';
import { type Field, findField } from '../../../model/sync/fields.ts';
import { merged, type Version } from '../../../model/sync/merge.ts';
import type { ShownPerson } from '../phone.ts';
import { changed, registered, stepped } from './edits.ts';
import { isPending, type Kept, saidFrom } from './kept.ts';

/** Program and step to the fact that keeps the step; undefined while the rules are not at hand. */
type KeptBy = (program: string, step: string) => string | undefined;

export type Laid = {
  readonly people: ReadonlyMap<number, ShownPerson>;
  /** Numbers of everybody by reference; somebody new has one below zero until the server gives one. */
  readonly numberOf: (ref: PersonRef) => number | undefined;
};

/** `said`: everything of this phone, oldest first. `cursor`: change number up to which `people` are told. */
export function lay(
  people: ReadonlyMap<number, PackedPerson>,
  said: readonly Kept[],
  { cursor, keptBy }: { readonly cursor: number; readonly keptBy: KeptBy },
): Laid {
  const numbers = numbersOf(said, people);
  const numberOf = (ref: PersonRef) => numberOfRef(ref) ?? numbers.get(ref);
  const pending = said.filter((one) => isPending(one, cursor));
  const editing: Editing = {
    people: new Map<number, PackedPerson>(people),
    numberOf,
    keptBy,
  };
  const standing = standingOf(pending, people, numberOf);
  for (const one of standing) if (isRegistration(one.field)) apply(editing, one);
  for (const one of standing) if (!isRegistration(one.field)) apply(editing, one);
  const saidOf = Map.groupBy(pending, ({ record, about }) =>
    numberOf(record.startsWith('visit/') ? about : (record as PersonRef)),
  );
  const refs = new Map([...numbers].map(([ref, number]) => [number, ref]));
  const shown = [...editing.people].map(([id, person]): [number, ShownPerson] => [
    id,
    {
      ...person,
      ref: id > 0 ? `person/${id}` : refs.get(id)!,
      said: (saidOf.get(id) ?? []).map(saidFrom),
    },
  ]);
  return { people: new Map(shown), numberOf };
}

type Editing = {
  readonly people: Map<number, PackedPerson>;
  readonly numberOf: (ref: PersonRef) => number | undefined;
  readonly keptBy: KeptBy;
};

const isRegistration = ({ kind }: Field): boolean => kind === 'birth' || kind === 'newcomer';

/** People whom this phone registered. Numbers below zero never reach the server. */
function numbersOf(
  said: readonly Kept[],
  people: ReadonlyMap<number, PackedPerson>,
): ReadonlyMap<PersonRef, number> {
  const numbers = new Map<PersonRef, number>();
  for (const { record, field, receipt } of said) {
    if (!record.startsWith('new/') || (field !== 'birth' && field !== 'newcomer')) continue;
    const ref = record as PersonRef;
    const known = receipt?.person;
    // Until she comes with the changes she is shown as she was registered.
    if (known !== undefined && people.has(known)) numbers.set(ref, known);
    else if (!numbers.has(ref)) numbers.set(ref, -1 - numbers.size);
  }
  return numbers;
}

type Standing = { readonly record: RecordRef; readonly field: Field; readonly value: Value };

type OwnVersion = Version & { readonly kept?: Kept };

/** What stands in each field that something pending was said about, in the order in which it was said. */
function standingOf(
  pending: readonly Kept[],
  people: ReadonlyMap<number, PackedPerson>,
  numberOf: Editing['numberOf'],
): readonly Standing[] {
  const fields = Map.groupBy(pending, ({ record, field }) => `${record} ${field}`);
  return [...fields.values()].flatMap((versions): Standing[] => {
    const { record, field: name } = versions[0]!;
    const field = findField(record, name);
    if (field === undefined) return [];
    const number = record.startsWith('visit/') ? undefined : numberOf(record as PersonRef);
    const heads = (number === undefined ? undefined : people.get(number)?.heads[name]) ?? [];
    const own = versions.map((kept): OwnVersion => ({ ...kept, kept }));
    const ids = new Set(own.map(({ id }) => id));
    const told = heads
      .filter((id) => !ids.has(id))
      .map((id): OwnVersion => ({ id, value: null, base: [] }));
    const standing = merged([...own, ...told])?.standing.kept;
    return standing ? [{ record, field, value: standing.value }] : [];
  });
}

function apply(editing: Editing, { record, field, value }: Standing): void {
  if (value === null) return;
  if (field.kind === 'step') {
    const { program, step, who } = field;
    edit(editing, who, (person) =>
      stepped(person, { program, step, fact: editing.keptBy(program, step) }, value),
    );
  } else if (!record.startsWith('visit/')) {
    const ref = record as PersonRef;
    if (isRegistration(field)) register(editing, ref, field, value);
    else edit(editing, ref, (person) => changed(person, field, value));
  }
}

function edit(
  { people, numberOf }: Editing,
  ref: PersonRef,
  change: (person: PackedPerson) => PackedPerson,
): void {
  const number = numberOf(ref);
  const person = number === undefined ? undefined : people.get(number);
  if (person) people.set(person.id, change(person));
}

function register(editing: Editing, ref: PersonRef, field: Field, value: Value): void {
  const id = editing.numberOf(ref);
  if (id === undefined || editing.people.has(id)) return;
  const person = registered(id, field, value, editing);
  if (person) editing.people.set(id, person);
}
