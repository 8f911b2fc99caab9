/** Rules about whom an account looks at of its own choice: its surname, one home over and over, its colleagues. */
import type { Alert } from '../../alert/index.ts';
import {
  countOf,
  type Evidence,
  groupsOf,
  homeOf,
  type Look,
  periodsOf,
  surnameOf,
  tailOf,
} from './evidence.ts';
import { untasked } from './looks.ts';

const PERIOD = 30;
/** Homes with the surname, and how unlikely by chance. */
const SURNAME = { least: 5, chance: 1e-5 };
/** Days on which one home was looked at. */
const HOME_DAYS = 6;
/** Days on which a colleague was. */
const COLLEAGUE_DAYS = 2;

type Dated = Look & { readonly period: number };

const inPeriods = (looks: readonly Look[]): readonly Dated[] =>
  looks.flatMap((look) => periodsOf(look.day, PERIOD).map((period) => ({ ...look, period })));

const alertOf = (rule: string, key: string, account: number, looks: readonly Look[]): Alert => ({
  rule,
  key,
  account,
  entries: [...new Set(looks.map(({ entry }) => entry))].toSorted((a, b) => a - b),
});

/**
 * Homes with the account's own surname, of those it chose itself, far beyond their share of the homes that the unit
 * looks at for a reason: in a village where half the people share a surname, half is no wonder.
 */
export function sameSurname(evidence: Evidence): readonly Alert[] {
  const units = groupsOf(inPeriods(evidence.looks), ({ unit, period }) => `${unit} ${period}`);
  return units.flatMap(([, looks]) =>
    groupsOf(
      looks.filter(({ ground }) => ground !== 'grounded'),
      ({ account, period }) => `${account} ${period}`,
    ).flatMap(([key, chosen]) => {
      const { account } = chosen[0]!;
      const surname = surnameOf(evidence.staff.get(account)?.name ?? '');
      if (surname === undefined) return [];
      const others = looks.filter((one) => one.account !== account || one.ground === 'grounded');
      const own = sharing(evidence, chosen, surname);
      const usual = sharing(evidence, others, surname);
      const share = (usual.named + 1) / (usual.homes + 2);
      const isOdd =
        own.named >= SURNAME.least && tailOf(own.homes, own.named, share) < SURNAME.chance;
      return isOdd ? [alertOf('same-surname', key, account, own.looks)] : [];
    }),
  );
}

/** Homes that were looked at, and those where somebody has a surname. */
function sharing(evidence: Evidence, looks: readonly Look[], surname: string) {
  const named = looks.filter(
    ({ person }) => surnameOf(evidence.subjects.get(person)?.name ?? '') === surname,
  );
  const homes = (some: readonly Look[]) => countOf(some, ({ person }) => homeOf(evidence, person));
  return { homes: homes(looks), named: homes(named), looks: named };
}

/** One home, looked at on many days without anything that the record gives as a reason. */
export function sameHome(evidence: Evidence): readonly Alert[] {
  const chosen = inPeriods(evidence.looks.filter(({ ground }) => ground !== 'grounded'));
  const homes = groupsOf(
    chosen,
    ({ account, person, period }) => `${account} ${homeOf(evidence, person)} ${period}`,
  );
  return homes
    .filter(([, looks]) => countOf(looks, ({ day }) => day) >= HOME_DAYS)
    .map(([key, looks]) => alertOf('neighbours', key, looks[0]!.account, looks));
}

/** Somebody with the full name of a colleague of the same unit, looked at without a task on more than one day. */
export function colleague(evidence: Evidence): readonly Alert[] {
  const named = new Map<string, readonly number[]>();
  for (const [account, { name, unit }] of evidence.staff) {
    const key = `${unit} ${name}`;
    named.set(key, [...(named.get(key) ?? []), account]);
  }
  const looks = inPeriods(untasked(evidence)).filter(({ account, unit, person }) => {
    const name = evidence.subjects.get(person)?.name ?? '';
    return named.get(`${unit} ${name}`)?.some((other) => other !== account) ?? false;
  });
  return groupsOf(looks, ({ account, person, period }) => `${account} ${person} ${period}`)
    .filter(([, own]) => countOf(own, ({ day }) => day) >= COLLEAGUE_DAYS)
    .map(([key, own]) => alertOf('colleague', key, own[0]!.account, own));
}
