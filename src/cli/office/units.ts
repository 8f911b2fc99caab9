/** `nuanjia unit`: the offices of a county, and which places each serves. */
import type { Command } from 'commander';
import { areaCodeOf } from '../../model/area.ts';
import { BEGINNING } from '../../rules/index.ts';
import { addUnit, listUnits, setCatchment } from '../../server/modules/area/index.ts';
import { dayFrom, print } from '../terminal.ts';
import { type AtWork, numberFrom, runAtCounty } from '../record/at-county.ts';
import { inColumns } from '../record/columns.ts';
import { type CountyOptions, withCountyOptions } from '../record/county.ts';
import { recordError } from '../record/errors.ts';

const tiers = ['village', 'township', 'county'] as const;
type Tier = (typeof tiers)[number];

type Adding = CountyOptions & {
  readonly tier: string;
  readonly area?: string;
  readonly serves?: readonly string[];
  readonly from?: string;
};

/** Adds `unit` with its subcommands. */
export function unitCommand(program: Command): void {
  const unit = program.command('unit').description('offices, and which places each serves');
  withCountyOptions(
    unit
      .command('add')
      .description('add an office with the places that it serves')
      .argument('<name>', 'the name on the door')
      .requiredOption('--tier <tier>', tiers.join(', '))
      .option('--area <code>', 'where it stands')
      .option('--serves <code...>', 'area codes of 6 to 12 digits; what lies in them is served too')
      .option('--from <date>', 'first day on which it serves them (default: always so far)'),
  ).action((name: string, options: Adding) =>
    runAtCounty(options, 'unit add', (at) => add(at, name, options)),
  );
  withCountyOptions(
    unit
      .command('serves')
      .description('set the places that an office serves from a day on')
      .argument('<unit>', 'its number')
      .argument('<code...>', 'area codes')
      .option('--from <date>', 'first day (default: today)'),
  ).action((number: string, areas: readonly string[], options: Adding) =>
    runAtCounty(options, 'unit serves', async ({ county, actor, language }) => {
      const unitNumber = numberFrom(number);
      await setCatchment(county, { actor, unit: unitNumber, areas, from: dayFrom(options.from) });
      await print(language === 'en' ? 'set\n' : '已设置\n');
    }),
  );
  withCountyOptions(unit.command('list').description('the offices there are')).action(
    (options: CountyOptions) => runAtCounty(options, 'unit list', list),
  );
}

async function add(
  { county, actor, language }: AtWork,
  name: string,
  { tier, area, serves = [], from }: Adding,
): Promise<void> {
  if (!tiers.includes(tier as Tier)) {
    throw recordError('COMMAND_CHOICE', { value: tier, known: tiers.join(', ') });
  }
  const first = from === undefined ? BEGINNING : dayFrom(from);
  const number = await addUnit(county, {
    ...{ actor, name, tier: tier as Tier, from: first },
    ...(area !== undefined && { area }),
    ...(serves.length > 0 && { serves }),
  });
  await print(language === 'en' ? `office ${number}: ${name}\n` : `单位 ${number}：${name}\n`);
}

async function list({ county }: AtWork): Promise<void> {
  const units = await listUnits(county, dayFrom(undefined));
  const rows = units.map(({ id, name, tier, areas }) => [
    ...[String(id), name, tier, areas.map(areaCodeOf).join(' ')],
  ]);
  const lines = inColumns(rows, ['right', 'left', 'left', 'left']);
  await print(`${lines.join('\n')}\n`);
}
