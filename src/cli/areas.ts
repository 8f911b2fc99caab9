/**
 * `nuanjia areas FILE… | --cut-out CODE`: what an area list would change in a county's record, and with
 * `--apply` the change itself.
 */
import type { Command } from 'commander';
import { readAreaList } from '../exchange/areas/index.ts';
import { areaProblemTexts } from '../i18n/area-problems.ts';
import { sheetProblemTexts } from '../i18n/sheet-problems.ts';
import { cutOutAreas, cutOuts } from '../model/areas/cut-out.ts';
import type { AreaEntry } from '../model/areas/entry.ts';
import { isoDate, type Language, toDay } from '../rules/index.ts';
import { importAreas, previewAreas } from '../server/modules/area/index.ts';
import { type Cell, readSheets } from '../sheets/index.ts';
import { areaPlanText } from './record/area-plan.ts';
import { actorOf } from './record/at-county.ts';
import { type CountyOptions, withCounty, withCountyOptions } from './record/county.ts';
import { recordError } from './record/errors.ts';
import { each } from './rosters.ts';
import { languageFrom, print, runCommand } from './terminal.ts';

type Options = CountyOptions & {
  readonly cutOut?: string;
  readonly apply?: boolean;
  readonly encoding?: string;
};

export function areasCommand(program: Command): void {
  withCountyOptions(
    program
      .command('areas')
      .description('say what an area list would change in the record, or bring it in')
      .argument('[file...]', 'area lists: .xlsx, .xls or .csv, with at least codes and names')
      .option('--cut-out <code>', `a county that comes with the software: ${known()}`)
      .option('--apply', 'bring it into the record; without this nothing changes')
      .option('--encoding <name>', 'encoding of text files, when it is detected wrongly'),
  ).action((files: readonly string[], options: Options) =>
    runCommand(
      () => languageFrom(options.language),
      (signal) => areas(files, options, signal),
    ),
  );
}

const known = () => Object.keys(cutOuts).join(', ');

async function areas(
  files: readonly string[],
  options: Options,
  signal: AbortSignal,
): Promise<void> {
  const language = languageFrom(options.language);
  const { cutOut, apply = false } = options;
  if ((files.length === 0) === (cutOut === undefined)) {
    throw recordError('COMMAND_AREA_SOURCE', { known: known() });
  }
  const list =
    cutOut === undefined
      ? await readLists(files, options, language, signal)
      : cutOutAreas(cutOutFrom(cutOut));
  await withCounty(options, signal, async ({ county }) => {
    const source = cutOut ?? files.join(', ');
    const plan = apply
      ? await importAreas(county, list, { actor: actorOf('areas'), source })
      : await previewAreas(county, list);
    await print(areaPlanText(plan, { language, isApplied: apply }));
  });
}

function cutOutFrom(value: string): keyof typeof cutOuts {
  if (Object.hasOwn(cutOuts, value)) return value as keyof typeof cutOuts;
  throw recordError('COMMAND_CUT_OUT', { value, known: known() });
}

/** The areas of all files together; what is wrong with them goes to standard error. */
async function readLists(
  files: readonly string[],
  { encoding }: Options,
  language: Language,
  signal: AbortSignal,
): Promise<readonly AreaEntry[]> {
  const rows: string[][] = [];
  const places: string[] = [];
  const complain = (place: string, text: string) => process.stderr.write(`${place}: ${text}\n`);
  for (const file of files) {
    const reading = readSheets(file, { signal, ...(encoding !== undefined && { encoding }) });
    const { problems } = await each(reading, ({ sheet, row, cells }) => {
      rows.push(cells.map(textOf));
      places.push([file, sheet, row].filter((part) => part !== '').join(' · '));
    });
    for (const { sheet, row, column, code, detail } of problems) {
      const place = [file, sheet, row, column].filter((part) => part !== undefined && part !== '');
      complain(place.join(' · '), sheetProblemTexts[code]!(detail ?? {})[language]);
    }
  }
  const list = readAreaList(rows);
  for (const { row, area, code, detail } of list.problems) {
    const place = [places[row - 1]!, area].filter((part) => part !== '').join(' · ');
    complain(place, areaProblemTexts[code](detail)[language]);
  }
  return list.areas;
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? isoDate(toDay(cell.day)) : String(cell);
}
