/** Where and when a measurement was made, as every results file has it and the page says below its figures. */

export type Circumstances = {
  readonly date: string;
  readonly commit: string;
  readonly node: string;
  readonly platform: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly loadBefore: number;
  /** Absent where nobody was generated. */
  readonly seed?: number;
};

export function madeOn(made: Circumstances): string {
  const seed = made.seed === undefined ? '' : `, seed ${made.seed}`;
  return (
    `Made ${made.date.slice(0, 10)} on ${made.processor}, ${made.cores} cores, ` +
    `${made.memoryGiB} GiB, ${made.platform}, Node ${made.node}, load ${made.loadBefore} before; ` +
    `commit ${made.commit.replace(/^(\w{12})\w*/, '$1')}${seed}.`
  );
}
