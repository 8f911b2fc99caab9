/** `nuanjia undo`: takes back what an act did to the record, and says what that changes. */
import type { Command } from 'commander';
import { type Act, undoEvent, undoImport } from '../../../server/modules/registry/index.ts';
import { dayFrom, print } from '../../terminal.ts';
import { type AtWork, numberFrom, runAtCounty } from '../at-county.ts';
import { type CountyOptions, withCountyOptions } from '../county.ts';
import { bringUp, sayEffect } from './follow.ts';

type Options = CountyOptions & { readonly import?: boolean; readonly on?: string };

export function undoCommand(program: Command): void {
  withCountyOptions(
    program
      .command('undo')
      .description('take back one act, or a whole import, as long as nothing was built upon it')
      .argument('<number>', 'the number that the act gave')
      .option('--import', 'the number is that of an import')
      .option('--on <date>', 'today, as the record sees it (default: by the clock)'),
  ).action((number: string, options: Options) =>
    runAtCounty(options, 'undo', (at) => undo(at, numberFrom(number), options)),
  );
}

async function undo(at: AtWork, number: number, options: Options): Promise<void> {
  const { county, actor, language } = at;
  const today = dayFrom(options.on);
  await bringUp(at, today);
  const done: Act = options.import
    ? await undoImport(county, { actor, importId: number })
    : await undoEvent(county, { actor, event: number });
  const text =
    language === 'en' ? `taken back by change ${done.seq}` : `已撤销（变更 ${done.seq}）`;
  await print(`${text}\n\n`);
  await sayEffect(at, { today });
}
