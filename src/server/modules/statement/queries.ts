/** SQL of statements. */
import type { Reading } from '../../../db/county.ts';
import type { ArrearsReason } from '../../../model/money/arrears.ts';
import type { Hold } from '../../../model/money/holds.ts';
import type { InstructionState } from '../../../model/money/states.ts';

export type StatementRow = {
  readonly program: string;
  readonly from: number;
  readonly until: number;
  readonly part: number;
  readonly fen: number;
  readonly state: InstructionState | 'recorded';
  readonly arrears: ArrearsReason | null;
  readonly holds: readonly Hold[];
  readonly paidOn: number | null;
  readonly lastDigits: string | null;
  readonly run: number | null;
};

/** What some records were paid, by runs and by other books, and what is on its way; the newest period first. */
export const statementRows = (tx: Reading, records: readonly number[]) =>
  tx.query<StatementRow>(
    `select program.name as program, line.from_day as from, line.until_day as until, line.part,
       line.amount_fen as fen, line.state, line.arrears_reason as arrears, line.holds, line.paid_on as "paidOn",
       payee_account.last_digits as "lastDigits", line.run_id as run
     from payment_instruction line join program on program.id = line.program
       left join payee_account on payee_account.id = payee_account_id
     where line.person_id = any($1) and line.state not in ('draft', 'cancelled', 'reissued')
     union all
     select program.name, payment.from_day, payment.until_day, payment.part, payment.amount_fen, 'recorded', null, '{}',
       payment.paid_on, null, null
     from payment join program on program.id = payment.program
     where payment.person_id = any($1) and instruction_id is null
     order by 2 desc, 1, 4`,
    [records],
  );
