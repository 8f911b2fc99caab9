/** What the server asks of the database, over every connection of this process, while something is done. */
import pg from 'pg';

export type Asked = {
  /** Texts of the statements, in order. */
  readonly statements: readonly string[];
  /** Connections that they went over. */
  readonly clients: ReadonlySet<pg.Client>;
};

/** What some work asks. */
export async function askedBy(work: () => Promise<unknown>): Promise<Asked> {
  const { query } = pg.Client.prototype;
  const statements: string[] = [];
  const clients = new Set<pg.Client>();
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    const [first] = given;
    statements.push(typeof first === 'string' ? first : (first as { text: string }).text);
    clients.add(this);
    return Reflect.apply(query, this, given);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return { statements, clients };
}

/** Texts of the statements that some work sends, in order. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> =>
  (await askedBy(work)).statements;

/**
 * The same, the fewest of several times: what is kept for a moment, such as the list of programs, is looked up
 * again by whoever comes first.
 */
export async function fewestStatementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const times: (readonly string[])[] = [];
  for (let time = 0; time < 3; time++) times.push(await statementsOf(work));
  return times.toSorted((a, b) => a.length - b.length)[0]!;
}
