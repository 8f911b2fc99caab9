/** What workers say at doorsteps: of few people and few fields, so that phones often speak of the same one. */
import { weighted } from '../../src/datagen/random.ts';
import { currentText, type PurposeId } from '../../src/model/consent/purposes.ts';
import type { PersonRef, RecordRef, Value } from '../../src/model/sync/event.ts';
import { dayText } from '../../src/db/database.ts';
import type { ShownPerson } from '../../src/web/offline/phone.ts';
import type { SimulatedPhone } from './phone.ts';
import type { Dice } from './random.ts';

export type Saying = {
  readonly record: RecordRef;
  readonly field: string;
  readonly value: Value;
  readonly about: PersonRef;
};

type Told = {
  readonly dice: Dice;
  readonly phone: SimulatedPhone;
  readonly person: ShownPerson;
  readonly today: number;
  readonly towns: readonly string[];
};

const colons = (text: string): string => text.replaceAll('/', ':');

/** A day of the last few weeks, of few, so that phones often name the same. */
const someDay = ({ dice, today }: Told): string => dayText(today - dice.pick([0, 0, 1, 7, 30]));

const inField =
  (field: string, value: (told: Told) => Value) =>
  (told: Told): Saying => ({
    record: told.person.ref,
    field,
    value: value(told),
    about: told.person.ref,
  });

const visitOf = (told: Told): RecordRef => told.phone.visits.get(told.person.ref) ?? newVisit(told);

function newVisit({ phone, person }: Told): RecordRef {
  const visit = phone.app.newRef('visit');
  phone.visits.set(person.ref, visit);
  return visit;
}

const atVisit =
  (field: (told: Told) => string, value: (told: Told) => Value) =>
  (told: Told): Saying => ({
    record: visitOf(told),
    field: field(told),
    value: value(told),
    about: told.person.ref,
  });

function stepOf(told: Told): Saying {
  const { dice, person, today } = told;
  const steps = person.tasks.filter(({ step, program }) => step && program);
  if (steps.length === 0) return visitSaid(told);
  const { program, step } = dice.pick(steps);
  const day = someDay(told);
  const value = dice.pick<Value>([
    { outcome: 'done', day },
    { outcome: 'done', day },
    { outcome: 'declined', day, reviewDay: dayText(today + 90) },
    { outcome: 'booked', day, bookedFor: `${dayText(today + 3)}T09:00:00+08:00` },
    { outcome: 'not-needed', day },
  ]);
  const field = `step/${colons(person.ref)}/${colons(program!)}/${step}`;
  return { record: visitOf(told), field, value, about: person.ref };
}

const visitSaid = atVisit(
  () => 'visit',
  (told) => ({ day: someDay(told), place: told.dice.pick(['home', 'office']), minutes: 20 }),
);

function birthOf(told: Told): Saying {
  const { dice, phone, person } = told;
  const [household] = person.households.at(-1) ?? [];
  const value = {
    ...{
      parent: person.ref,
      day: someDay(told),
      name: nameOf(dice),
      sex: dice.pick(['female', 'male']),
    },
    ...(household !== undefined && { household }),
  };
  return { record: phone.app.newRef('new'), field: 'birth', value, about: person.ref };
}

function newcomerOf(told: Told): Saying {
  const { dice, phone } = told;
  const record = phone.app.newRef('new');
  const area = `${phone.town}001`;
  const born = dice.pick(['1990-05-01', '2024-02-29', '1955-12-31']);
  const who = { name: nameOf(dice), sex: dice.pick(['female', 'male']), born };
  return {
    record,
    field: 'newcomer',
    value: { ...who, area, since: someDay(told) },
    about: record,
  };
}

/** Nobody else has it, so that whoever was registered twice would be seen. */
const nameOf = (dice: Dice): string =>
  `测${Array.from({ length: 8 }, () => String.fromCodePoint(0x4e00 + dice.between(0, 4000))).join('')}`;

/** Her answer to a purpose. */
export const consentTo = (purpose: PurposeId, answer: 'yes' | 'no', who: PersonRef): Saying => ({
  ...{ record: who, about: who, field: `consent/${purpose}` },
  value: {
    ...{ answer, textVersion: currentText(purpose).version },
    ...{ language: 'zh-CN', readAloud: true },
  },
});

const consentSaid = ({ dice, person }: Told): Saying =>
  consentTo('reminders', dice.pick(['yes', 'no']), person.ref);

const phoneSaid = inField('phone', ({ dice }) => `1390000000${dice.between(0, 9)}`);

const employmentSaid = inField('fact/employment', (told) => ({
  value: told.dice.pick(['employed', 'not-employed']),
  from: someDay(told),
}));

const marriageSaid = inField('fact/marital-status', ({ dice }) => ({
  value: dice.pick(['married', 'divorced', 'widowed', null]),
}));

/** 5 is no grade, and refused. */
const disabilitySaid = inField('fact/disability-level', (told) => ({
  value: told.dice.between(1, 5),
  from: someDay(told),
}));

const deathSaid = inField('death', (told) => ({ day: someDay(told) }));

/** To the other town, or to another county. */
const moveSaid = inField('move', (told) => ({
  day: someDay(told),
  area: told.dice.pick([...told.towns.map((town) => `${town}001`), '110101']),
}));

const noteSaid = atVisit(
  () => 'note',
  ({ dice }) => `记事${dice.between(1, 99)}`,
);

/** 401 kg is refused. */
const weightSaid = atVisit(
  ({ person }) => `measure/${colons(person.ref)}/weight`,
  ({ dice }) => dice.between(3, 401),
);

const uuidOf = ({ phone }: Told): string => phone.app.newRef('visit').slice('visit/'.length);

/** There are three of them, so that some are refused. */
const supplySaid = atVisit(
  (told) => `supply/${uuidOf(told)}`,
  ({ dice, person }) => ({
    who: person.ref,
    item: 'rehydration-salts',
    quantity: dice.between(1, 4),
  }),
);

const referralSaid = atVisit(
  (told) => `referral/${uuidOf(told)}`,
  (told) => ({ who: told.person.ref, to: 'township', reason: 'asked-for', day: someDay(told) }),
);

const helpSaid = atVisit(
  ({ person }) => `help/${colons(person.ref)}/cn:childcare-subsidy`,
  (told) => ({ wants: told.dice.chance(0.7), day: someDay(told) }),
);

const draw = weighted<(told: Told) => Saying>([
  [phoneSaid, 5],
  [employmentSaid, 6],
  [marriageSaid, 3],
  [disabilitySaid, 3],
  [consentSaid, 3],
  [stepOf, 6],
  [visitSaid, 4],
  [noteSaid, 2],
  [weightSaid, 3],
  [supplySaid, 2],
  [referralSaid, 1],
  [helpSaid, 1],
  [birthOf, 2],
  [newcomerOf, 1],
  [deathSaid, 1],
  [moveSaid, 1],
]);

export const somethingSaid = (told: Told): Saying => draw(told.dice)(told);
