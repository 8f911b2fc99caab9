/**
 * Several commands may use one embedded server at once; whoever is the last to go stops it. Each holds
 * a shared lock on a connection of its own for as long as it lives, so that a killed one counts no more.
 */
import { Client } from 'pg';
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../db/embedded/supervisor.ts';

const USE_LOCK = 7_426_660;

/** Tries to begin while another command is just stopping the server. */
const TRIES = 5;

export type SharedServer = {
  readonly embedded: Embedded;
  /** Ends this use, and the server if nobody else uses it. */
  readonly leave: () => Promise<void>;
};

/** The embedded server of a folder, in use from now on. Errors: those of the embedded server. */
export async function useEmbedded(options: EmbeddedOptions): Promise<SharedServer> {
  for (let tried = 1; ; tried++) {
    const embedded = await startEmbedded(options);
    const client = new Client({ connectionString: embedded.url, application_name: 'nuanjia use' });
    // A server that ends takes the connection with it; that is noticed where it is used.
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('set idle_session_timeout to 0');
      await client.query('select pg_advisory_lock_shared($1)', [USE_LOCK]);
      return { embedded, leave: () => leave(client, embedded) };
    } catch (error) {
      await client.end().catch(() => {});
      if (tried === TRIES) throw error;
    }
  }
}

async function leave(client: Client, embedded: Embedded): Promise<void> {
  const isLast = await client
    .query('select pg_advisory_unlock_shared($1)', [USE_LOCK])
    .then(() => client.query('select pg_try_advisory_lock($1) as is_last', [USE_LOCK]))
    .then(({ rows }) => rows[0].is_last === true)
    // A server that no longer answers has nobody else who uses it.
    .catch(() => true);
  await (isLast ? embedded.stop({ always: true }) : undefined);
  await client.end().catch(() => {});
}
