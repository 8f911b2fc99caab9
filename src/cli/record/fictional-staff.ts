/**
 * Offices and staff of the fictional county, so that its screens can be tried. Passwords and authenticators are made up
 * anew for every installation and lie in its data folder; no other county ever gets an account this way.
 */
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import { fictionalAreaList } from '../../datagen/index.ts';
import { type County, snapshotCounty } from '../../db/county.ts';
import type { KeyRing } from '../../db/keys/key-ring.ts';
import type { Role } from '../../server/access/index.ts';
import {
  acceptInvitation,
  type CountyDesk,
  endSessionsOf,
  findAccountByLogin,
  inviteAccount,
  inviteAgain,
  openInvitation,
} from '../../server/modules/account/index.ts';
import { addUnit, listUnits } from '../../server/modules/area/index.ts';
import { countPeople } from '../../server/modules/entitlement/index.ts';
import { addPost, listPosts } from '../../server/modules/post/index.ts';
import { importsFrom } from '../../server/modules/roster/index.ts';
import { BEGINNING } from '../../rules/index.ts';
import { dayFrom } from '../terminal.ts';
import { recordError } from './errors.ts';
import { fictionalCounty, fictionalSource } from './fictional.ts';
import { supplyFictionalOffices } from './fictional-supplies.ts';

/** Somebody who does not exist, and how one signs in as her. */
export type FictionalStaff = {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** Name of the office. */
  readonly unit: string;
  readonly password: string;
  /** Of the authenticator, in base32. */
  readonly secret: string;
};

type Office = {
  readonly name: string;
  readonly tier: 'village' | 'township' | 'county';
  readonly area: string;
};

type Person = Pick<FictionalStaff, 'login' | 'name' | 'role' | 'unit'> & {
  /** Part of what the office serves; absent: all of it. */
  readonly areas?: readonly string[];
};

const actor = 'nuanjia start';
const fileOf = (home: string) => join(home, 'fictional-staff.json');

/** Those of an installation; nobody where its county is not the fictional one. */
export function readFictionalStaff(home: string): readonly FictionalStaff[] {
  const file = fileOf(home);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as FictionalStaff[]) : [];
}

/** What the authenticator of somebody fictional shows now. Errors: ACCOUNT_NOT_FICTIONAL. */
export function fictionalCode(home: string, login: string, now: Date): string {
  const staff = readFictionalStaff(home).find((one) => one.login === login);
  if (!staff) throw recordError('ACCOUNT_NOT_FICTIONAL', { login });
  return codeAt(staff.secret, now);
}

/** Six digits, good for half a minute. */
export const codeAt = (secret: string, now: Date) =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });

/**
 * Offices for towns and villages with people, and an account for each who works there; whoever is there already stays.
 * Nothing is done for a county with people of its own.
 */
export async function employFictionalStaff(
  county: County,
  {
    keys,
    home,
    origin,
  }: { readonly keys: KeyRing; readonly home: string; readonly origin: string },
): Promise<readonly FictionalStaff[]> {
  const isFictional = (await importsFrom(county, fictionalSource)).length > 0;
  if (county.code !== fictionalCounty.code || !isFictional) return [];
  const places = placesFor(await snapshotCounty(county, countPeople));
  const offices = officesFor(places);
  const units = await addOffices(county, offices);
  const desk = { county, keys, countyName: fictionalCounty.name, site: { origin } };
  let staff = readFictionalStaff(home);
  const known = staff.length;
  for (const person of peopleIn(offices, places)) {
    if (staff.some(({ login }) => login === person.login)) continue;
    staff = [...staff, await employ(desk, person, units.get(person.unit)!)];
    writeFileSync(fileOf(home), `${JSON.stringify(staff, null, 2)}\n`, { mode: 0o600 });
  }
  if (staff.length > known) {
    const posts = await listPosts(county, { actor, on: dayFrom(undefined) });
    await supplyFictionalOffices(county, posts);
  }
  return staff;
}

/** Where people of the fictional county live. */
function placesFor(people: number) {
  const areas = fictionalAreaList(people).filter(({ code }) =>
    code.startsWith(fictionalCounty.code),
  );
  const towns = areas.filter(({ code }) => code.length === 9);
  const [first, second] = towns;
  const villagesOf = (town = first) =>
    areas.filter(({ code }) => code.length === 12 && code.startsWith(town!.code));
  return { towns, first: villagesOf(first), second: villagesOf(second) };
}

type Places = ReturnType<typeof placesFor>;

/**
 * The county's office and its treasury, for what needs two units; an office in each town, and one in each village of
 * the second town.
 */
const officesFor = ({ towns, second }: Places): readonly Office[] => [
  { name: `${fictionalCounty.name}卫生健康局`, tier: 'county', area: fictionalCounty.code },
  { name: `${fictionalCounty.name}财政局`, tier: 'county', area: fictionalCounty.code },
  ...towns.map(
    ({ code, name }) => ({ name: `${name}服务站`, tier: 'township', area: code }) as const,
  ),
  ...second.map(
    ({ code, name }) => ({ name: `${name}服务点`, tier: 'village', area: code }) as const,
  ),
];

/**
 * The first family worker does everything in one village, the others share the work of a town. A claim takes two
 * clerks of a town and a reviewer, an appeal another reviewer, and a run of the county somebody of the treasury.
 */
function peopleIn(offices: readonly Office[], { first }: Places): readonly Person[] {
  const inTier = (tier: Office['tier']) => offices.filter((office) => office.tier === tier);
  const [county, treasury] = inTier('county').map(({ name }) => name) as [string, string];
  const [town, otherTown = town] = inTier('township').map(({ name }) => name);
  const village = inTier('village')[0]?.name ?? otherTown!;
  const areas = [first[0]!.code];
  return [
    { login: '1001', name: '测小禾', role: 'family-worker', unit: town!, areas },
    { login: '1002', name: '拟知秋', role: 'family-worker', unit: village },
    { login: '1003', name: '码清和', role: 'family-worker', unit: otherTown! },
    { login: '2001', name: '稿明远', role: 'clerk', unit: town! },
    { login: '2002', name: '拟如初', role: 'clerk', unit: town! },
    { login: '2003', name: '码行简', role: 'clerk', unit: otherTown! },
    { login: '2004', name: '稿念恩', role: 'clerk', unit: county },
    { login: '3001', name: '测思齐', role: 'reviewer', unit: county },
    { login: '3002', name: '测守拙', role: 'reviewer', unit: county },
    { login: '3003', name: '拟怀瑾', role: 'reviewer', unit: treasury },
    { login: '4001', name: '拟若水', role: 'registrar', unit: county },
    { login: '5001', name: '码守正', role: 'privacy-officer', unit: county },
  ];
}

async function addOffices(
  county: County,
  offices: readonly Office[],
): Promise<ReadonlyMap<string, number>> {
  const known = await listUnits(county, BEGINNING);
  const units = new Map(known.map(({ id, name }) => [name, id]));
  for (const { name, tier, area } of offices) {
    if (units.has(name)) continue;
    const unit = await addUnit(county, {
      actor,
      name,
      tier,
      area,
      serves: [area],
      from: BEGINNING,
    });
    units.set(name, unit);
  }
  return units;
}

/** Sets an account up as its owner would: with the one-time code, a password and an authenticator. */
async function employ(desk: CountyDesk, person: Person, unit: number): Promise<FictionalStaff> {
  const { county, keys } = desk;
  const { login, name, role, areas } = person;
  // The step of the first code is used up, so that the one printed after it still counts.
  const now = new Date(Date.now() - 30_000);
  const invitation = { actor, login, name, kind: 'staff', now } as const;
  const { code, account } = await inviteAccount(county, keys, invitation).catch(
    async (error: unknown) => {
      if ((error as { readonly code?: unknown }).code !== 'ACCOUNT_LOGIN_TAKEN') throw error;
      const taken = await findAccountByLogin(county, keys, { actor, login });
      return inviteAgain(county, { actor, account: taken, now });
    },
  );
  const { totp } = await openInvitation(desk, { code, now });
  const password = madeUpPassword();
  const shown = { handle: totp.handle, code: codeAt(totp.secret, now) };
  await acceptInvitation(desk, { code, password, totp: shown, now });
  const posts = await listPosts(county, { actor, on: dayFrom(undefined) });
  if (!posts.some((post) => post.account === account)) {
    await addPost(county, { actor, account, role, unit, now, ...(areas && { areas }) });
  }
  await endSessionsOf(county, { actor, account, now: new Date() });
  return { login, name, role, unit: person.unit, password, secret: totp.secret };
}

const consonants = 'bdfghjklmnprstvz';
const vowels = 'aeiou';
const oneOf = (letters: string) => letters[randomInt(letters.length)]!;

/** Four words that can be said: 48 bits and more. */
function madeUpPassword(): string {
  const syllable = () => oneOf(consonants) + oneOf(vowels);
  const word = () => syllable() + syllable();
  return [word(), word(), word(), word()].join('-');
}
