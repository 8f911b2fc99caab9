/**
 * Letters a second, of one file each and of many in one file, beside the floor: an empty page of the same printer.
 * Usage: `node bench/papers.bench.ts [letters]`.
 */
import { yes } from '../src/papers/fixtures/letters.ts';
import { letter, type Paper, print, printMany } from '../src/papers/index.ts';
import { circumstances, rounded, saveResults, say } from './measure.ts';

const count = Number(process.argv[2] ?? 1000);
const EACH = 20;
const LIST_LINES = 500;

const made = circumstances();
const names = Array.from(
  { length: count },
  (_, index) => `测${String.fromCodePoint(0x4e00 + index)}`,
);
const letters = names.map((name) => {
  const paper = letter({ ...yes, name });
  return { ...paper, seal: { code: '7KQ2-M9XD-41BT-W6ZP', url: 'https://nuanjia.example/v/7' } };
});
const empty: Paper = { ...letters[0]!, blocks: [] };
const { seal: _, ...bare } = empty;

/** Seconds, and the greatest and the whole size of what came. */
async function measured(papers: readonly Paper[], each: number) {
  const start = performance.now();
  let [files, bytes, greatest] = [0, 0, 0];
  for await (const file of printMany(papers, { each })) {
    files++;
    bytes += file.length;
    greatest = Math.max(greatest, file.length);
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    ...{ papers: papers.length, files, seconds: rounded(seconds) },
    ...{ aSecond: rounded(papers.length / seconds), bytes, greatest },
  };
}

await print([empty]);
const runs = {
  floor: await measured(
    names.map(() => bare),
    1,
  ),
  alone: await measured(letters, 1),
  together: await measured(letters, EACH),
};
const rows = Array.from({ length: LIST_LINES }, (_, index) => [
  ...[
    `测${String.fromCodePoint(0x4e00 + index)}`,
    '2025-01-01 – 2025-12-31',
    '¥3,600',
    '6217',
    '待核对',
  ],
]);
const columns = rows[0]!.map((header) => ({ header, share: 1 }));
const list: Paper = { ...bare, blocks: [{ kind: 'table', columns, rows }] };
const listed = await measured([list], 1);
for (const [name, { papers, seconds, aSecond, greatest }] of Object.entries({ ...runs, listed })) {
  say(
    `${name.padEnd(10)}${papers} papers in ${seconds} s, ${aSecond} a second, greatest file ${Math.ceil(greatest / 1024)} kB`,
  );
}
saveResults('papers', {
  ...made,
  letters: count,
  each: EACH,
  listLines: LIST_LINES,
  ...runs,
  listed,
});
