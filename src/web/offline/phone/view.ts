/** What screens read while the phone is open: worked out when it is asked for and kept until something changes. */
import type { PersonRef, RecordRef } from '../../../model/sync/event.ts';
import { merged } from '../../../model/sync/merge.ts';
import { rank, type TodayRow } from '../../../programs/today/rank.ts';
import { saidIn } from '../engine/holdings.ts';
import { aliasesOf } from '../engine/telling.ts';
import type { Household, Phone, Rights, Said, ShownPerson } from '../phone.ts';
import { isContested, isInTray, saidFrom } from '../state/kept.ts';
import { type Nearness, nearnessOf } from '../state/near.ts';
import { type Laid, lay } from '../state/overlay.ts';
import { peopleFrom } from '../state/population.ts';
import { stockLeft } from '../state/stock.ts';
import { searchPeople } from '../state/search.ts';
import { stampOf } from './drawn.ts';
import { type Core, findEvaluator } from './inside.ts';

export type View = {
  readonly laid: Laid;
  /** With answers as of a day. */
  readonly day: number;
  readonly shown: ReadonlyMap<number, ShownPerson>;
  readonly list: readonly ShownPerson[];
  /** Of all that it was made of. */
  readonly stamp: string | undefined;
  rows: readonly TodayRow[] | undefined;
  nearness: Nearness | undefined;
};

const HOUR = 3_600_000;

/** The day where the work is done, by the server's clock: China has one time, eight hours before Greenwich's. */
const todayOf = ({ options, door }: Core): number =>
  Math.floor((options.clock.now() - (door?.lease.ahead ?? 0) + 8 * HOUR) / (24 * HOUR));

function viewOf(core: Core, day = todayOf(core)): View | undefined {
  const { holdings } = core;
  if (!holdings) return undefined;
  if (core.view?.day === day) return core.view;
  const rules = findEvaluator(core);
  const laid =
    core.view?.laid ??
    lay(holdings.people, saidIn(holdings), {
      cursor: holdings.sync.cursor ?? 0,
      keptBy: (program, step) => rules?.evaluator.keptBy(program, step),
    });
  const shown = rules ? rules.relayer.relay(holdings.people, laid.people, day) : laid.people;
  core.view = {
    ...{ laid, day, shown, list: [...shown.values()], stamp: stampOf(holdings) },
    ...{ rows: undefined, nearness: undefined },
  };
  return core.view;
}

const rowsIn = (view: View): readonly TodayRow[] => {
  view.rows ??= rank(view.list, view.day);
  return view.rows;
};

const nearnessIn = (view: View): Nearness => {
  view.nearness ??= nearnessOf(view.list);
  return view.nearness;
};

function findShown(core: Core, ref: PersonRef): ShownPerson | undefined {
  const view = viewOf(core);
  const number = view?.laid.numberOf(ref);
  return number === undefined ? undefined : view?.shown.get(number);
}

export function readingOf(
  core: Core,
): Pick<
  Phone,
  | 'people'
  | 'person'
  | 'personOf'
  | 'household'
  | 'today'
  | 'search'
  | 'rightsOf'
  | 'rules'
  | 'populationOf'
  | 'areas'
  | 'stockLeft'
  | 'standing'
  | 'saidOf'
  | 'tray'
> {
  return {
    people: () => viewOf(core)?.list ?? [],
    person: (ref) => findShown(core, ref),
    personOf: (id) => viewOf(core)?.shown.get(id),
    household: (household, day) => householdIn(viewOf(core), household, day),
    today: (day) => {
      const view = viewOf(core, day);
      return view ? rowsIn(view) : [];
    },
    search: (text) => searchPeople(viewOf(core)?.list ?? [], text),
    rightsOf: (ref, day) => rightsOf(core, ref, day),
    rules: () => findEvaluator(core)?.evaluator.jurisdiction,
    populationOf: (refs) => {
      if (!findEvaluator(core)) return undefined;
      const people = peopleFrom(around(core, refs));
      const members = refs.flatMap((ref) => {
        const index = people.ids.indexOf(findShown(core, ref)?.ref ?? '');
        return index < 0 ? [] : [{ index, ref }];
      });
      return { population: people.population, members };
    },
    areas: () => core.holdings?.besides?.places?.areas ?? [],
    stockLeft: (item, day) => core.holdings && stockLeft(core.holdings, item, day),
    standing: (record, field) => {
      const said = saidAbout(core, record).filter((one) => one.field === field);
      return merged(said)?.standing;
    },
    saidOf: (record) => saidAbout(core, record),
    tray: () => trayOf(core),
  };
}

/** These people and everybody whom a rule may look at from them. */
function around(core: Core, refs: readonly PersonRef[]): readonly ShownPerson[] {
  const view = viewOf(core);
  if (!view) return [];
  const ids = refs.flatMap((ref) => view.laid.numberOf(ref) ?? []);
  const depth = findEvaluator(core)?.evaluator.depth ?? 1;
  return nearnessIn(view)
    .within(ids, depth)
    .map((id) => view.shown.get(id)!);
}

function householdIn(
  view: View | undefined,
  household: number,
  day: number,
): Household | undefined {
  const memberships = (view?.list ?? []).flatMap((person) =>
    person.households
      .filter(
        ([of, , , from, until]) =>
          of === household && (from ?? day) <= day && (until ?? day + 1) > day,
      )
      .map(([, number]) => ({ person, number })),
  );
  const [first] = memberships;
  return (
    first && { household, number: first.number, people: memberships.map(({ person }) => person) }
  );
}

function rightsOf(core: Core, ref: PersonRef, day: number): Rights {
  const person = findShown(core, ref);
  const nothing = { entitled: [], unpaid: [], windows: [], questions: [] };
  if (!person) return { here: [], server: nothing };
  const rules = findEvaluator(core);
  const others = <Row extends readonly [program: string, ...rest: unknown[]]>(
    rows: readonly Row[],
  ) => (rules ? rows.filter(([program]) => !person.whole.includes(program)) : rows);
  return {
    here: rules ? rules.evaluator.assess(person, around(core, [ref]), day) : [],
    server: {
      entitled: others(person.entitled),
      unpaid: others(person.unpaid),
      windows: others(person.windows),
      questions: others(person.questions),
    },
  };
}

function saidAbout({ holdings }: Core, record: RecordRef): readonly Said[] {
  if (!holdings) return [];
  const names = aliasesOf(holdings, record);
  return saidIn(holdings)
    .filter((one) => names.has(one.record))
    .map(saidFrom);
}

/** Photos that the server did not take lie in it with the event that speaks of them; what differs waits there for somebody. */
function trayOf({ holdings }: Core): readonly Said[] {
  if (!holdings) return [];
  const said = saidIn(holdings);
  const papers = [...holdings.papers.values()].flatMap(({ id, code }) =>
    code === undefined
      ? []
      : said
          .filter(({ field }) => field === `paper/${id}`)
          .map((kept): Said => ({ ...saidFrom(kept), where: 'refused', code })),
  );
  const ids = new Set(papers.map(({ id }) => id));
  return [
    ...said
      .filter((kept) => (isInTray(kept) || isContested(kept)) && !ids.has(kept.id))
      .map(saidFrom),
    ...papers,
  ].toSorted((a, b) => (a.saidAt < b.saidAt ? 1 : -1));
}
