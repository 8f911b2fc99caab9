/** `nuanjia decision replay STEP`: works a decision out again from the policy and the evidence that were kept with it. */
import type { Command } from 'commander';
import { yuanWords } from '../../../exchange/report/index.ts';
import { isoDate, toDay } from '../../../rules/index.ts';
import { replay } from '../../../server/modules/decision/index.ts';
import { exitCodes, print } from '../../terminal.ts';
import { type AtWork, programNames, runAtCounty } from '../at-county.ts';
import { type CountyOptions, withCountyOptions } from '../county.ts';

export function decisionCommand(program: Command): void {
  const group = program.command('decision').description('look at decisions about claims');
  withCountyOptions(
    group
      .command('replay')
      .description('work a decision out again from what was kept with it')
      .argument('<step>', 'number of the step that decided'),
  ).action((step: string, options: CountyOptions) =>
    runAtCounty(options, 'decision', (at) => replayed(at, Number(step))),
  );
}

async function replayed(at: AtWork, step: number): Promise<void> {
  const { county, actor, language } = at;
  // What is no number is the number of no step.
  const number = Number.isSafeInteger(step) ? step : 0;
  const { program, day, outcome, isSame } = await replay(county, { actor, step: number });
  const say = words[language];
  await print(
    [
      say.title(programNames(at)(program), isoDate(toDay(day)), say.states[outcome.state]),
      ...outcome.reasons.map(({ sentence }) => `  ${sentence[language]}`),
      ...outcome.payments.map(
        ({ from, until, amountFen }) => `  [${from}, ${until})  ${yuanWords(amountFen)}`,
      ),
      isSame ? say.same : say.other,
      '',
    ].join('\n'),
  );
  if (!isSame) process.exitCode = exitCodes.failed;
}

const words = {
  'zh-CN': {
    title: (program: string, on: string, state: string) => `${program}，按 ${on}：${state}`,
    states: { entitled: '应享', 'not-entitled': '不应享', ask: '待问清' },
    same: '重新核算的结果与当时的决定一致，保存的依据没有改动。',
    other: '与当时的决定不一致：保存的依据、政策或结果被改动过。请运行“nuanjia verify”并报告。',
  },
  en: {
    title: (program: string, on: string, state: string) => `${program}, as of ${on}: ${state}`,
    states: { entitled: 'entitled', 'not-entitled': 'not entitled', ask: 'to be asked' },
    same: 'Worked out again it is what was decided, and what was kept has not changed.',
    other:
      'It is not what was decided: evidence, policy or result were changed since. Run "nuanjia verify" and report it.',
  },
} as const;
