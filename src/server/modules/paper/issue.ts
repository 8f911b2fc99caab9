/** Sealing letters: the same words get the same code, and whoever has a code can ask whether it was given out here. */
import { createHash } from 'node:crypto';
import { changeCounty, type County, snapshotCounty, softwareOf } from '../../../db/county.ts';
import { type Paper, textOf } from '../../../papers/index.ts';
import type { Language } from '../../../rules/index.ts';
import { codeFrom, codeShown, newCode } from './code.ts';
import { programNames } from './names.ts';
import { findCode, findIssued, insertIssued } from './queries.ts';

export type Issuing = {
  readonly actor: string;
  readonly unit: number | null;
  readonly program: string;
  /** Where people reach the server. */
  readonly origin: string;
};

/** The paper with its code; what is kept of it says nothing about whose it is. */
export async function sealed(
  county: County,
  paper: Paper,
  { actor, unit, program, origin }: Issuing,
): Promise<Paper> {
  const textHash = createHash('sha256').update(textOf(paper)).digest();
  const kept = await snapshotCounty(county, (tx) => findCode(tx, textHash));
  const code = kept ?? (await issue());
  const shown = codeShown(code);
  return { ...paper, seal: { code: shown, url: `${origin}/v/${shown}` } };

  async function issue(): Promise<string> {
    const act = { kind: 'paper-issue', actor };
    const { value } = await changeCounty(softwareOf(county), act, async (tx) => {
      await insertIssued(tx, { code: newCode(), textHash, unit, program, day: paper.day });
      return (await findCode(tx, textHash))!;
    });
    return value;
  }
}

export type Issued = {
  /** Absent: the county itself. */
  readonly office?: string;
  readonly programName?: string;
  readonly day: number;
};

/** What was issued under a code, however it was typed; undefined: nothing was. It says nothing about whose it is. */
export async function issuedUnder(
  county: County,
  typed: string,
  language: Language,
): Promise<Issued | undefined> {
  const code = codeFrom(typed);
  const found = code && (await snapshotCounty(county, (tx) => findIssued(tx, code)));
  if (!found) return undefined;
  const { day, office, program } = found;
  return {
    day,
    ...(office !== null && { office }),
    ...(program !== null && { programName: (await programNames(county, language))(program) }),
  };
}
