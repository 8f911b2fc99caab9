/**
 * Loads a rule engine from this folder's own install, which the project itself does not have.
 */

/**
 * A module of bench/node_modules, typed by what is used of it.
 * Errors: a message that says how to install it.
 */
export async function loadPeer<T>(name: string): Promise<T> {
  try {
    return (await import(name)) as T;
  } catch (error) {
    throw new Error(`"${name}" is missing; run \`npm --prefix bench ci\` first`, {
      cause: error,
    });
  }
}
