/**
 * ISO 20022: an order as pain.001.001.03, and the bank's status report pain.002.001.03 or later, of which only what
 * is said of each line is read. Only a settled line counts as paid; one that is merely accepted is pending.
 */
import type { ReplyLine } from '../../model/money/settle.ts';
import { findDay, isoDate, toDay } from '../../rules/index.ts';
import {
  type BankFormat,
  brokenFile,
  fenOf,
  type Order,
  type OrderLine,
  type Reply,
  textOfFile,
  yuanText,
} from './format.ts';
import { escapedXml, readXml } from './xml.ts';

/** Names and texts are cut to the lengths of the standard. */
const cut = (text: string, length: number): string =>
  escapedXml([...text.replaceAll(/\s+/g, ' ')].slice(0, length).join(''));

function write({ name, office, day, lines }: Order): Uint8Array {
  const sum = yuanText(lines.reduce((fen, { amountFen }) => fen + amountFen, 0));
  const on = isoDate(toDay(day));
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>${cut(name, 35)}</MsgId><CreDtTm>${on}T00:00:00</CreDtTm><NbOfTxs>${lines.length}</NbOfTxs><CtrlSum>${sum}</CtrlSum><InitgPty><Nm>${cut(office, 140)}</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>${cut(name, 35)}</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>${lines.length}</NbOfTxs><CtrlSum>${sum}</CtrlSum><ReqdExctnDt>${on}</ReqdExctnDt><Dbtr><Nm>${cut(office, 140)}</Nm></Dbtr><DbtrAcct><Id><Othr><Id>NOTPROVIDED</Id></Othr></Id></DbtrAcct><DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>
${lines.map(transaction).join('\n')}
</PmtInf></CstmrCdtTrfInitn></Document>
`;
  return new TextEncoder().encode(text);
}

const transaction = ({ reference, amountFen, bank, holder, account, purpose }: OrderLine) =>
  `<CdtTrfTxInf><PmtId><EndToEndId>${cut(reference, 35)}</EndToEndId></PmtId><Amt><InstdAmt Ccy="CNY">${yuanText(amountFen)}</InstdAmt></Amt><CdtrAgt><FinInstnId><Nm>${cut(bank, 140)}</Nm></FinInstnId></CdtrAgt><Cdtr><Nm>${cut(holder, 140)}</Nm></Cdtr><CdtrAcct><Id><Othr><Id>${cut(account, 34)}</Id></Othr></Id></CdtrAcct><RmtInf><Ustrd>${cut(purpose, 140)}</Ustrd></RmtInf></CdtTrfTxInf>`;

const outcomes: Readonly<Record<string, ReplyLine['outcome']>> = {
  ...{ ACSC: 'paid', ACCC: 'paid', RJCT: 'failed', CANC: 'failed' },
  ...{ PDNG: 'pending', ACSP: 'pending', ACCP: 'pending', ACTC: 'pending', ACWC: 'pending' },
  ...{ RCVD: 'pending', ACFC: 'pending', ACWP: 'pending', PATC: 'pending', PART: 'pending' },
};

/** What is said of one line, by the path of the element below the line's own. */
type Said = Map<string, string[]>;

function read(bytes: Uint8Array): Reply {
  const whole: Said = new Map();
  const transactions: Said[] = [];
  const path: string[] = [];
  let said = whole;
  let text = '';
  let isReport = false;
  readXml(textOfFile(bytes), {
    open: (name) => {
      path.push(name);
      text = '';
      isReport ||= path.join('/') === 'Document/CstmrPmtStsRpt';
      if (name === 'TxInfAndSts') {
        said = new Map();
        transactions.push(said);
      }
    },
    text: (piece) => {
      text += piece;
    },
    close: (name) => {
      const of = path.slice(path.lastIndexOf('TxInfAndSts') + 1).join('/');
      if (text.trim() !== '') said.set(of, [...(said.get(of) ?? []), text.trim()]);
      text = '';
      path.pop();
      if (name === 'TxInfAndSts') said = whole;
    },
  });
  if (!isReport) throw brokenFile('not-a-status-report');
  const lines = transactions.map((one, place) => lineOf(one, place + 1));
  const status = findLast(whole, '/GrpSts');
  const reason = findLast(whole, '/AddtlInf') ?? findLast(whole, '/Cd') ?? 'RJCT';
  return { lines, ...(status === 'RJCT' && lines.length === 0 && { refused: reason }) };
}

const findLast = (said: Said, end: string): string | undefined =>
  [...said].findLast(([path]) => path.endsWith(end))?.[1].at(-1);

function lineOf(said: Said, line: number): ReplyLine {
  const one = (name: string): string | undefined => {
    const values = said.get(name) ?? [];
    if (values.length > 1) throw brokenFile('element-twice', line);
    return values[0];
  };
  const reference = one('OrgnlEndToEndId');
  if (reference === undefined || reference.length > 100) throw brokenFile('reference', line);
  const status = one('TxSts') ?? '';
  const outcome = Object.hasOwn(outcomes, status) ? outcomes[status] : undefined;
  if (outcome === undefined) throw brokenFile('outcome', line);
  const amount = one('OrgnlTxRef/Amt/InstdAmt');
  const amountFen = amount === undefined ? undefined : fenOf(amount);
  if (amount !== undefined && amountFen === undefined) throw brokenFile('amount', line);
  const accepted = one('AccptncDtTm');
  const day = accepted === undefined ? undefined : findDay(accepted.slice(0, 10));
  if (accepted !== undefined && day === undefined) throw brokenFile('date', line);
  const reason = (findLast(said, '/AddtlInf') ?? findLast(said, 'Rsn/Cd'))?.slice(0, 200);
  return {
    ...{ reference, outcome },
    ...(amountFen !== undefined && { amountFen }),
    ...(day !== undefined && { day }),
    ...(reason !== undefined && { reason }),
  };
}

export const iso20022Format: BankFormat = {
  ...{ id: 'iso20022', extension: 'xml', mediaType: 'application/xml' },
  write,
  read,
};
