/** The file for the bank: made once, and the same bytes whenever it is made again. */
import { createHash } from 'node:crypto';
import { changeCounty, type County, readCounty, type Reading } from '../../../../db/county.ts';
import type { KeyRing } from '../../../../db/keys/key-ring.ts';
import {
  bankFormats,
  type BankFormatId,
  type Order,
  referenceOf,
} from '../../../../exchange/bank/index.ts';
import { yearOf } from '../../../../rules/index.ts';
import { actorOf } from '../../../access/index.ts';
import { accountContext } from '../../payee/index.ts';
import { jurisdictionOf } from '../../policy/index.ts';
import type { Act } from '../../registry/index.ts';
import type { Hand } from '../draft.ts';
import { paidTwice } from '../holds/check.ts';
import { runError } from '../errors.ts';
import { type OrderRow, orderRows } from './queries.ts';
import { getRun } from '../freeze.ts';
import { saidPaid } from '../holds/check-queries.ts';
import { findRun, linesIn, moveLines, moveRun, type RunRow } from '../queries.ts';

export type BankFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Who is paid by each line, and who receives it. */
  readonly lines: readonly Pick<OrderRow, 'id' | 'person' | 'payee'>[];
};

/**
 * Makes the file of a run that was agreed to; from then on its lines count as sent. Done again it is the same.
 *
 * Errors: RUN_UNKNOWN, RUN_STATE; RUN_FORMAT when it was made in another format; RUN_SAID_PAID when a bank says by now
 * that it paid some of it before; RUN_PAID_TWICE when records were merged since it was agreed to and another one was
 * sent the same money; those of {@link readFile}.
 */
export async function fileRun(
  county: County,
  keys: KeyRing,
  { run: id, format, account }: Hand & { readonly run: number; readonly format: BankFormatId },
): Promise<Act> {
  const act = { kind: 'run-file', actor: actorOf(account), detail: { run: id } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const run = await getRun(tx, county, id, 'frozen', 'filed', 'closed');
    if (run.format !== null && run.format !== format) {
      throw runError('RUN_FORMAT', { run: id, format: run.format });
    }
    if (run.state !== 'frozen') return tx.event;
    const paidBefore = (await saidPaid(tx, id)).size;
    if (paidBefore > 0) throw runError('RUN_SAID_PAID', { run: id, lines: paidBefore });
    const people = await paidTwice(tx, id);
    if (people > 0) throw runError('RUN_PAID_TWICE', { run: id, people });
    const { bytes } = await written(tx, county, keys, run, format);
    await moveRun(tx, id, 'filed', { format, hash: hashOf(bytes) });
    const frozen = await linesIn(tx, id, ['frozen']);
    await moveLines(
      tx,
      id,
      frozen.map((line) => ({ id: line.id, to: 'filed' as const })),
    );
    return tx.event;
  });
  return { event: value, seq };
}

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/**
 * The file that was made of a run.
 * Errors: RUN_UNKNOWN, RUN_STATE; RUN_FILE_CHANGED when it would not be the same; those of the access decision.
 */
export const readFile = (
  county: County,
  keys: KeyRing,
  { run: id, account }: Hand & { readonly run: number },
): Promise<BankFile> =>
  readCounty(
    county,
    { kind: 'run-file-read', actor: actorOf(account), detail: { run: id } },
    async (tx) => {
      const run = await findRun(tx, id);
      if (!run) throw runError('RUN_UNKNOWN', { run: id });
      if (run.format === null) throw runError('RUN_STATE', { run: id, state: run.state });
      const { bytes, lines } = await written(tx, county, keys, run, run.format);
      if (!hashOf(bytes).equals(run.fileHash!)) throw runError('RUN_FILE_CHANGED', { run: id });
      const { extension, mediaType } = bankFormats[run.format];
      return { name: `R${id}.${extension}`, mediaType, bytes, lines };
    },
  );

async function written(
  tx: Reading,
  county: County,
  keys: KeyRing,
  run: RunRow,
  format: BankFormatId,
): Promise<Pick<BankFile, 'bytes' | 'lines'>> {
  const rows = await orderRows(tx, run.id);
  const persons = [...new Set(rows.flatMap(({ person, payee }) => [person, payee]))];
  await tx.open(...persons);
  tx.seen(...persons);
  const { programs } = await jurisdictionOf(county, run.policy);
  const { name } = programs.find(({ id }) => id === run.program)!.messages['zh-CN'];
  const order: Order = {
    name: `R${run.id}`,
    office: run.unitName,
    day: run.frozenDay!,
    lines: rows.map((row) => lineOf(run.id, row, name, keys)),
  };
  return { bytes: bankFormats[format].write(order), lines: rows };
}

const lineOf = (
  run: number,
  { id, from, amountFen, holder, bank, sealed, index }: OrderRow,
  program: string,
  keys: KeyRing,
) => ({
  ...{ reference: referenceOf(run, id), holder, bank, amountFen },
  account: keys.openId(sealed, accountContext(index)),
  purpose: `${program} ${yearOf(from)}年`,
});
