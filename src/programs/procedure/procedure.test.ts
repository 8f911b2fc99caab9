/** Procedures: what shipped programs say, what a province changes, and what no pack may write. */
import { describe, expect, test } from 'vitest';
import { lintPack, loadPack } from '../lint.ts';
import { getJurisdiction } from '../packs.ts';
import { type Procedure, stepsOfCase } from './procedure.ts';
import { packs } from '../registry.ts';

const national = packs.find(({ id }) => id === 'cn')!;
const procedureOf = (pack: string, id: string): Procedure | undefined => {
  const program = getJurisdiction(packs, pack).programs.find((one) => one.id === id);
  return program?.kind === 'benefit' ? program.procedure : undefined;
};
const changed = (id: string, changes: object) => {
  const program = national.programs.find((one) => one.id === id)!;
  const procedure = { ...('procedure' in program ? program.procedure : {}), ...changes };
  return { ...national, programs: [{ ...program, procedure }] };
};
const codes = (id: string, changes: object) =>
  lintPack(changed(id, changes)).map(({ code, safeguard }) => `${safeguard} ${code}`);

describe('what ships', () => {
  test('nationally the childcare subsidy is checked and confirmed in 30 working days together', () => {
    const procedure = procedureOf('cn', 'cn/childcare-subsidy')!;
    expect(stepsOfCase(procedure)).toEqual(['check', 'confirm']);
    expect(procedure.together).toMatchObject({ workingDays: 30, status: 'verified' });
    expect(procedure.steps.check!.limit).toBeUndefined();
  });

  test('Beijing and Guangdong give each step a limit of its own and keep the rest', () => {
    const limits = ['cn-11', 'cn-44'].map((pack) => {
      const { steps, together, appeal } = procedureOf(pack, 'cn/childcare-subsidy')!;
      const days = [steps.check!.limit!.workingDays, steps.confirm.limit!.workingDays];
      return [...days, together!.workingDays, appeal.days];
    });
    expect(limits).toEqual([
      [15, 10, 30, 60],
      [10, 10, 30, 60],
    ]);
  });

  test('every benefit has one but what employers pay, and care that is chosen and not claimed', () => {
    const without = national.programs.filter(
      (one) => one.kind === 'benefit' && one.procedure === undefined,
    );
    expect(without.map(({ id, tier }) => [id, tier])).toEqual([
      ['cn/one-child-parents-award', 'employer'],
      ['cn/special-family-care', 'township'],
    ]);
  });

  test('nothing that ships is posted, and a loaded pack keeps its procedures', () => {
    const loaded = loadPack(national).programs;
    const benefits = loaded.filter((one) => one.kind === 'benefit');
    expect(benefits.flatMap(({ procedure }) => procedure?.publicNotice ?? [])).toEqual([]);
    expect(benefits.map(({ procedure }) => procedure)).toEqual(
      national.programs.flatMap((one) => (one.kind === 'benefit' ? [one.procedure] : [])),
    );
  });
});

describe('what is refused', () => {
  const notice = { publicNotice: { workingDays: 7, status: 'secondary', source: 'procedure' } };

  test('a list of names where disability, a loss or the number of children decides', () => {
    expect(codes('cn/childcare-subsidy', notice)).toEqual([]);
    for (const id of ['cn/special-assistance', 'cn/rural-award', 'cn/complication-assistance']) {
      expect(codes(id, notice)).toContain('R26 LABEL_REFUSED');
    }
  });

  test('a paper about a pregnancy, a decision without an appeal, a step by an employer', () => {
    const name = { 'zh-CN': '证明', en: 'a paper' };
    const paper = { name, shows: ['expected-delivery'], status: 'verified', source: 'papers' };
    expect(codes('cn/childcare-subsidy', { papers: { paper } })).toContain('R01 VALUE_WRONG');
    expect(codes('cn/childcare-subsidy', { appeal: undefined })).toContain('R24 FORM_WRONG');
    const confirm = { tier: 'employer', status: 'verified', source: 'papers' };
    expect(codes('cn/childcare-subsidy', { steps: { confirm } })).toContain('R24 FORM_WRONG');
  });
});
