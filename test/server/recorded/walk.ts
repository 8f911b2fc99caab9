/** A worker's day with today's client, in which everything is said that a phone can say. */
import type { PackedWindow } from '../../../src/model/sync/caseload.ts';
import type { FieldKind } from '../../../src/model/sync/fields.ts';
import { fieldText } from '../../../src/model/sync/fields.ts';
import { day as dayOn } from '../../../src/rules/index.ts';
import { cryptography, PIN, synced } from '../../../src/web/offline/fixtures/phones.ts';
import { httpTransport } from '../../../src/web/offline/engine/http-transport.ts';
import { openPhone, type OpenPhone } from '../../../src/web/offline/open-phone.ts';
import type { ShownPerson } from '../../../src/web/offline/phone.ts';
import { newDisk, openMemoryStore } from '../../../src/web/offline/simulated/memory-store.ts';
import { generatedOn } from '../../postgres/county.ts';
import { towns } from '../running.ts';
import { type Exchange, recorder } from './recording.ts';
import type { Scene } from './scene.ts';

/** Everything that went over the network. */
export async function dayOf({ at, worker }: Scene): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  const phone = await openPhone({
    store: openMemoryStore(newDisk()),
    transport: httpTransport({
      ...{ origin: at.origin, language: 'zh-CN' },
      fetch: recorder(worker.cookie, exchanges),
    }),
    cryptography,
    clock: { now: () => at.clock.now.getTime() },
    pinRounds: 1000,
    reserveBytes: 0,
  });
  await phone.enrol('工作手机', PIN);
  await synced(phone);
  for (const say of Object.values(sayings(phone))) await say();
  // The record does not take this one.
  const [someone] = phone.people() as [ShownPerson];
  await phone.say(someone.ref, 'fact/disability-level', { value: 9 }, someone.ref);
  await synced(phone);
  await synced(phone);
  return exchanges;
}

const bornOn = ({ facts }: ShownPerson): number =>
  facts.find(([, kind]) => kind === 'birth')?.[2] ?? 0;
const isFemale = ({ facts }: ShownPerson): boolean =>
  facts.some(([, kind, , , low]) => kind === 'sex' && low === 1);

type Say = () => Promise<unknown>;

/** What is said, by kind of field, in this order. */
function sayings(phone: OpenPhone): Readonly<Record<FieldKind, Say>> {
  const byAge = phone.people().toSorted((a, b) => bornOn(a) - bornOn(b));
  const isDue = ([, , from, until]: PackedWindow) => from <= generatedOn && until > generatedOn;
  const child = byAge.findLast(({ windows }) => windows.some(isDue))!;
  const mother = byAge.findLast((one) => isFemale(one) && bornOn(one) < dayOn('2000-01-01'))!;
  const [oldest, mover] = byAge as [ShownPerson, ShownPerson];
  const visit = phone.newRef('visit');
  const who = child.ref;
  const day = '2026-11-22';
  const onVisit =
    (field: Parameters<typeof fieldText>[0], value: Parameters<Saying>[2]): Say =>
    () =>
      phone.say(visit, fieldText(field), value, mother.ref);
  const her =
    (field: string, value: Parameters<Saying>[2], she = mother): Say =>
    () =>
      phone.say(she.ref, field, value, she.ref);
  const [program, step] = child.windows.find(isDue)!;
  const bytes = new Uint8Array(900).fill(7);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  const yes = { answer: 'yes', textVersion: 1, language: 'zh-CN', readAloud: true };
  const born = { parent: mother.ref, day: '2026-11-18', name: '测新生', sex: 'female' };
  const come = { name: '测新来', sex: 'male', born: '1990-05-06', area: `${towns[0]}001` };
  return {
    visit: onVisit({ kind: 'visit' }, { day, place: 'home', minutes: 40 }),
    note: onVisit({ kind: 'note' }, '家里正在修路，下次走后门。'),
    step: onVisit({ kind: 'step', who, program, step }, { outcome: 'done', day }),
    measure: onVisit({ kind: 'measure', who, observation: 'weight' }, 14.2),
    help: onVisit(
      { kind: 'help', who, program: 'cn/childcare-subsidy' },
      { wants: true, day, confirmed: ['residence'] },
    ),
    consent: her('consent/photo-of-paper', yes),
    paper: () => phone.addPaper({ visit, who: mother.ref, shows: 'certificate', bytes }),
    supply: onVisit(
      { kind: 'supply', id: crypto.randomUUID() },
      { who, item: 'thermometer', quantity: 1 },
    ),
    referral: onVisit(
      { kind: 'referral', id: crypto.randomUUID() },
      { who, to: 'county', reason: 'asked-for', day, note: '想查一次视力' },
    ),
    fact: her('fact/employment', { value: 'employed', from: '2026-11-01' }),
    phone: her('phone', '13900000001'),
    birth: () => phone.say(phone.newRef('new'), 'birth', born, mother.ref),
    newcomer: () =>
      phone.say(phone.newRef('new'), 'newcomer', { ...come, since: '2026-11-01' }, mother.ref),
    move: her('move', { day: '2026-11-20', area: `${towns[1]}001` }, mover),
    death: her('death', { day: '2026-11-19' }, oldest),
  };
}

type Saying = OpenPhone['say'];
