/**
 * Checks of shape: closed lists, dates, texts in both languages, and records without further fields.
 */
import { findDay } from '../../rules/index.ts';
import { guardedBy, inside, report, type Scope } from './finding.ts';
import { isList, isRecord, type Plain } from './snapshot.ts';

export type Check = (value: Plain | undefined, scope: Scope) => void;

const shown = (value: Plain | undefined): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

const refuse = (scope: Scope, code: 'FORM_WRONG' | 'VALUE_WRONG', value: Plain | undefined) =>
  report(scope, code, `${scope.path.at(-1)}: ${shown(value)}`);

/** A date, a number or another form; nobody means anything by getting it wrong. */
const formed =
  (isRight: (value: Plain | undefined) => boolean): Check =>
  (value, scope) => {
    if (!isRight(value)) refuse(scope, 'FORM_WRONG', value);
  };

/** A closed list that keeps meanings out: what else was named may be a refused concept. */
export const oneOf =
  (values: readonly string[]): Check =>
  (value, scope) => {
    if (typeof value !== 'string' || !values.includes(value)) refuse(scope, 'VALUE_WRONG', value);
  };
export const exactly =
  (right: Plain): Check =>
  (value, scope) => {
    if (value !== right) refuse(scope, 'VALUE_WRONG', value);
  };
/** A closed list of mere forms. */
export const choice = (values: readonly string[]): Check =>
  formed((value) => typeof value === 'string' && values.includes(value));
export const date: Check = formed(
  (value) => typeof value === 'string' && findDay(value) !== undefined,
);
export const integer = (least: number, most: number): Check =>
  formed((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most);
export const numberOrInfinity: Check = formed((value) => typeof value === 'number');
export const finite: Check = formed((value) => Number.isFinite(value));
export const flag: Check = formed((value) => typeof value === 'boolean');

/** A text that a machine reads too. */
export const identifier: Check = (value, scope) => {
  const isRight = typeof value === 'string' && /^[a-z][a-zA-Z0-9]{0,63}$/.test(value);
  if (!isRight) report(scope, 'IDENTIFIER_WRONG', shown(value));
};

export const text: Check = (value, scope) => {
  const isRight = typeof value === 'string' && value.trim().length > 0 && value.length <= 2000;
  if (!isRight) report(guardedBy(scope, 'R24'), 'MESSAGE_MISSING', `${scope.path.at(-1)}`);
};

export const listOf =
  (item: Check, least = 0): Check =>
  (value, scope) => {
    if (!isList(value) || value.length < least) {
      refuse(scope, 'FORM_WRONG', value);
      return;
    }
    for (const [i, one] of value.entries()) item(one, inside(scope, String(i + 1)));
  };

export const mapOf =
  (item: Check): Check =>
  (value, scope) => {
    if (!isRecord(value)) {
      refuse(scope, 'FORM_WRONG', value);
      return;
    }
    for (const [name, one] of Object.entries(value)) {
      identifier(name, scope);
      item(one, inside(scope, name));
    }
  };

type Fields = Readonly<Record<string, Check>>;

/** A record with these fields and no others. */
export const fields =
  (required: Fields, optional: Fields = {}): Check =>
  (value, scope) => {
    if (!isRecord(value)) {
      refuse(scope, 'FORM_WRONG', value);
      return;
    }
    for (const [key, check] of Object.entries(required)) check(value[key], inside(scope, key));
    for (const [key, part] of Object.entries(value)) {
      if (Object.hasOwn(required, key)) continue;
      const check = Object.hasOwn(optional, key) ? optional[key] : undefined;
      if (check) check(part, inside(scope, key));
      else report(scope, 'FIELD_UNKNOWN', `${key}: ${shown(part)}`);
    }
  };

/** A text in every language of the product. */
export const words: Check = fields({ 'zh-CN': text, en: text });

/** The check, and what else must hold of the value once its shape is known. */
export const both =
  (...checks: readonly Check[]): Check =>
  (value, scope) => {
    for (const check of checks) check(value, scope);
  };

export const guarded =
  (safeguard: Scope['safeguard'], check: Check): Check =>
  (value, scope) =>
    check(value, guardedBy(scope, safeguard));
