/** Bank files: orders out, replies in. A further format is one more entry here. */
import { csvFormat } from './csv.ts';
import type { BankFormat, BankFormatId } from './format.ts';
import { iso20022Format } from './iso20022.ts';

export {
  type BankFormat,
  type BankFormatId,
  bankFormatIds,
  type Order,
  type OrderLine,
  readReference,
  referenceOf,
  type Reply,
  yuanText,
} from './format.ts';

export { type FictionalReply, fictionalReply } from './fictional.ts';

export const bankFormats: Readonly<Record<BankFormatId, BankFormat>> = {
  csv: csvFormat,
  iso20022: iso20022Format,
};
