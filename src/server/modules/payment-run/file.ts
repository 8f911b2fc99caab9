/** The file for the bank: made once, and the same bytes whenever it is made again. */
import { createHash } from 'node:crypto';
import { type Changing, changeCounty, type County } from '../../../db/county.ts';
import type { KeyRing } from '../../../db/keys/key-ring.ts';
import {
  bankFormats,
  type BankFormatId,
  type Order,
  referenceOf,
} from '../../../exchange/bank/index.ts';
import { yearOf } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { accountContext } from '../payee/index.ts';
import { jurisdictionOf } from '../policy/index.ts';
import type { Act } from '../registry/index.ts';
import type { Hand } from './draft.ts';
import { runError } from './errors.ts';
import { type OrderRow, orderRows } from './file-queries.ts';
import { getRun } from './freeze.ts';
import { linesIn, moveLines, moveRun, type RunRow } from './queries.ts';

export type BankFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

/**
 * The file of a run that was agreed to. From the first time on its lines count as sent.
 *
 * Errors: RUN_UNKNOWN, RUN_STATE; RUN_FORMAT when it was made in another format; RUN_FILE_CHANGED when it would not
 * be the file that was made; those of the access decision.
 */
export async function fileRun(
  county: County,
  keys: KeyRing,
  { run: id, format, account }: Hand & { readonly run: number; readonly format: BankFormatId },
): Promise<Act & { readonly file: BankFile }> {
  const act = { kind: 'run-file', actor: actorOf(account), detail: { run: id } };
  const { value, seq } = await changeCounty(county, act, async (tx) => {
    const run = await getRun(tx, county, id, 'frozen', 'filed', 'closed');
    if (run.format !== null && run.format !== format) {
      throw runError('RUN_FORMAT', { run: id, format: run.format });
    }
    const bytes = await bytesOf(tx, county, keys, run, format);
    const hash = createHash('sha256').update(bytes).digest();
    if (run.fileHash && !run.fileHash.equals(hash)) throw runError('RUN_FILE_CHANGED', { run: id });
    if (run.state === 'frozen') {
      await moveRun(tx, id, 'filed', { format, hash });
      const frozen = await linesIn(tx, id, ['frozen']);
      await moveLines(
        tx,
        id,
        frozen.map((line) => ({ id: line.id, to: 'filed' as const })),
      );
    }
    const { extension, mediaType } = bankFormats[format];
    return { event: tx.event, file: { name: `R${id}.${extension}`, mediaType, bytes } };
  });
  return { ...value, seq };
}

async function bytesOf(
  tx: Changing,
  county: County,
  keys: KeyRing,
  run: RunRow,
  format: BankFormatId,
): Promise<Uint8Array> {
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
  return bankFormats[format].write(order);
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
