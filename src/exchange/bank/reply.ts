/** Replies as banks write them, in both formats: for tests, and for the bank of the fictional county. */
import type { ReplyLine } from '../../model/money/settle.ts';
import { isoDate, toDay } from '../../rules/index.ts';
import { yuanText } from './format.ts';

const outcomes = { paid: '成功', failed: '失败', pending: '处理中' } as const;
const statuses = { paid: 'ACSC', failed: 'RJCT', pending: 'PDNG' } as const;

const cellOf = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const dayOf = (day: number | undefined) => (day === undefined ? '' : isoDate(toDay(day)));

/** Our documented reply, with its last line. */
export function replyCsv(lines: readonly ReplyLine[]): string {
  const rows = lines.map(({ reference, outcome, amountFen, day, reason }) => [
    ...[reference, outcomes[outcome], amountFen === undefined ? '' : yuanText(amountFen)],
    ...[dayOf(day), reason ?? ''],
  ]);
  const sum = lines.reduce((fen, { amountFen = 0 }) => fen + amountFen, 0);
  const all = [
    ['凭证号', '结果', '金额(元)', '入账日期', '失败原因'],
    ...rows,
    ['合计', String(lines.length), yuanText(sum), '', ''],
  ];
  return all.map((cells) => `${cells.map(cellOf).join(',')}\n`).join('');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A pain.002 as banks write them, with a prefix and a declaration. */
export function replyXml(lines: readonly ReplyLine[]): string {
  const transactions = lines.map(
    ({ reference, outcome, amountFen, day, reason }) =>
      `<p:TxInfAndSts><p:OrgnlEndToEndId>${reference}</p:OrgnlEndToEndId><p:TxSts>${statuses[outcome]}</p:TxSts>${
        reason === undefined
          ? ''
          : `<p:StsRsnInf><p:Rsn><p:Cd>AC01</p:Cd></p:Rsn><p:AddtlInf>${escaped(reason)}</p:AddtlInf></p:StsRsnInf>`
      }${day === undefined ? '' : `<p:AccptncDtTm>${dayOf(day)}T09:00:00</p:AccptncDtTm>`}${
        amountFen === undefined
          ? ''
          : `<p:OrgnlTxRef><p:Amt><p:InstdAmt Ccy="CNY">${yuanText(amountFen)}</p:InstdAmt></p:Amt></p:OrgnlTxRef>`
      }</p:TxInfAndSts>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<p:Document xmlns:p="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><p:CstmrPmtStsRpt><!-- a reply -->
<p:OrgnlPmtInfAndSts>${transactions.join('\n')}</p:OrgnlPmtInfAndSts></p:CstmrPmtStsRpt></p:Document>`;
}
