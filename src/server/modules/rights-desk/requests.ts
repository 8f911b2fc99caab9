/**
 * Requests of residents about their own data: written down by her or at the desk, taken up, answered or refused
 * with a reason and a remedy. A task of purpose "rights" lets the unit that answers open what it must.
 */
import { type Changing, changeCounty, type County, readCounty } from '../../../db/county.ts';
import {
  clocks,
  nextStates,
  type RequestKind,
  type RequestState,
} from '../../../model/rights/requests.ts';
import { actorOf } from '../../access/index.ts';
import { recordsOf } from '../care/queries.ts';
import { addNotice } from '../notice/notices.ts';
import { closeTaskRow, insertTask } from '../task/queries.ts';
import { rightsError } from './errors.ts';
import {
  beginRequest,
  closeRequest,
  findServingUnit,
  insertRequest,
  lockRequest,
  openRequests,
  type RequestRow,
  requestsOfRecords,
} from './queries.ts';

export type Done = { readonly event: number; readonly seq: number };

export type NewRequest = {
  readonly person: number;
  readonly kind: RequestKind;
  /** In her words. */
  readonly said?: string;
  readonly account: number;
  /** The unit at whose desk she is; absent: she writes in her own account, and the unit that serves her answers. */
  readonly desk?: number;
  readonly today: number;
};

/** Writes a request down and tells her by when it is answered. Errors: PERSON_UNKNOWN. */
export async function openRequest(
  county: County,
  { person, kind, said, account, desk, today }: NewRequest,
): Promise<Done & { readonly request: number; readonly due: number }> {
  const act = { kind: 'rights-request-open', actor: actorOf(account), detail: { kind } };
  const due = today + clocks[kind].days;
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    await tx.open(person);
    const records = await recordsOf(tx, person);
    if (records.length === 0) throw rightsError('PERSON_UNKNOWN', { person });
    const unit = desk ?? (await findServingUnit(tx, records, today));
    const task =
      unit === undefined ? undefined : await openRightsTask(tx, { person, unit, due, by: account });
    const request = await insertRequest(tx, {
      ...{ person, kind, said, received: today, due, unit, task },
      ...{ isAtDesk: desk !== undefined, openedBy: account },
    });
    const parameters = { request, day: due };
    await addNotice(tx, { person, kind: 'rights-request-received', parameters });
    tx.seen(person);
    tx.note({ request });
    return { event: tx.event, request };
  });
  return { ...value, seq, due };
}

const openRightsTask = (
  tx: Changing,
  {
    person,
    unit,
    due,
    by,
  }: Readonly<Record<'person' | 'unit' | 'due', number>> & { readonly by: number | undefined },
) =>
  insertTask(tx, {
    ...{ person, unit, due, openedBy: by, purpose: 'rights', basis: 'asked-for' },
    ...{ program: undefined, step: undefined, post: undefined },
  });

export type Handling = {
  readonly request: number;
  readonly account: number;
  readonly unit: number;
};

/**
 * Takes a request up, one that no unit has for the own unit; gives the task under which her record is opened.
 * Errors: RIGHTS_REQUEST_UNKNOWN, RIGHTS_REQUEST_STATE.
 */
export async function takeUp(
  county: County,
  { request, account, unit }: Handling,
): Promise<Done & { readonly task: number }> {
  const act = { kind: 'rights-request-begin', actor: actorOf(account), detail: { request } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const { person, due, task } = await getRequest(tx, { request, unit, to: 'in-progress' });
    const under = task ?? (await openRightsTask(tx, { person, unit, due, by: account }));
    await beginRequest(tx, request, { unit, task: under, by: account });
    tx.seen(person);
    return { event: tx.event, task: under };
  });
  return { ...value, seq };
}

/** One that is where it must be to go on. Errors: RIGHTS_REQUEST_UNKNOWN, RIGHTS_REQUEST_STATE. */
export async function getRequest(
  tx: Changing,
  {
    request,
    unit,
    to,
  }: Pick<Handling, 'request' | 'unit'> & {
    readonly to: RequestState;
  },
): Promise<RequestRow> {
  const found = await lockRequest(tx, request, unit);
  if (!found) throw rightsError('RIGHTS_REQUEST_UNKNOWN', { request });
  if (!nextStates[found.state].includes(to)) {
    throw rightsError('RIGHTS_REQUEST_STATE', { request, state: found.state });
  }
  return found;
}

export type Closing = Handling & {
  /** The answer, or the reason of a refusal. */
  readonly answer: string;
  /** Of a refusal: what she can do about it. */
  readonly remedy?: string;
};

/**
 * Answers or refuses a request, closes its task and tells her. Her record must be open under that task.
 * Errors: RIGHTS_REQUEST_UNKNOWN, RIGHTS_REQUEST_STATE, RIGHTS_REQUEST_ERASE for a deletion that was not done.
 */
export async function close(county: County, closing: Closing): Promise<Done> {
  const { request, account, remedy } = closing;
  const kind = remedy === undefined ? 'rights-request-answer' : 'rights-request-refuse';
  const act = { kind, actor: actorOf(account), detail: { request } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const found = await getRequest(tx, {
      ...closing,
      to: remedy === undefined ? 'answered' : 'refused',
    });
    await tx.open(found.person);
    if (found.kind === 'delete' && remedy === undefined) {
      throw rightsError('RIGHTS_REQUEST_ERASE', { request });
    }
    await closeAsAnswered(tx, found, closing);
    await addNotice(tx, {
      ...{ person: found.person, kind: 'rights-request-closed', parameters: { request } },
    });
    return tx.event;
  });
  return { event: value, seq };
}

/** The request and its task, at their end. */
export async function closeAsAnswered(
  tx: Changing,
  { id, person, task }: RequestRow,
  { unit, answer, remedy }: Pick<Closing, 'unit' | 'answer' | 'remedy'>,
): Promise<void> {
  await closeRequest(tx, id, { answer, ...(remedy !== undefined && { remedy }) });
  if (task !== null) await closeTaskRow(tx, task, unit, 'done');
  tx.seen(person);
}

/** What somebody asked about her data, the newest first. */
export function requestsOf(
  county: County,
  { actor, person }: { readonly actor: string; readonly person: number },
): Promise<readonly RequestRow[]> {
  return readCounty(county, { kind: 'read-rights-requests', actor }, async (tx) => {
    await tx.open(person);
    tx.seen(person);
    return requestsOfRecords(tx, await recordsOf(tx, person));
  });
}

/** Requests without an answer that a unit has or nobody yet, in the order in which they came. */
export function listRequests(
  county: County,
  { actor, ...asked }: { readonly actor: string } & Parameters<typeof openRequests>[1],
): Promise<readonly RequestRow[]> {
  return readCounty(county, { kind: 'list-rights-requests', actor }, async (tx) => {
    const rows = await openRequests(tx, asked);
    tx.seen(...new Set(rows.map(({ person }) => person)));
    return rows;
  });
}
