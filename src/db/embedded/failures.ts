/**
 * What can go wrong with a database, as coded errors; and what a server's own last words mean.
 */

/** Codes of databases and their disks. Their texts for people are in src/i18n. */
export type DatabaseCode =
  | 'DB_BINARIES_INCOMPLETE'
  | 'DB_BINARIES_MISSING'
  | 'DB_BINARIES_UNUSABLE'
  | 'DB_DISK_FULL'
  | 'DB_DISK_LOW'
  | 'DB_FOLDER_CORRUPT'
  | 'DB_FOLDER_IN_USE'
  | 'DB_FOLDER_OTHER_VERSION'
  | 'DB_FOLDER_UNREACHABLE'
  | 'DB_FOLDER_UNUSABLE'
  | 'DB_MEMORY_SHORT'
  | 'DB_NOT_DURABLE'
  | 'DB_PASSWORD_LOST'
  | 'DB_PASSWORD_WRONG'
  | 'DB_PERMISSION'
  | 'DB_PORT_TAKEN'
  | 'DB_READ_ONLY'
  | 'DB_SERVER_FULL'
  | 'DB_START_FAILED'
  | 'DB_START_SLOW'
  | 'DB_STOP_SLOW'
  | 'DB_USER_MISSING'
  | 'DB_VERSION_OLD';

export type DatabaseError = Error & {
  readonly code: DatabaseCode;
  readonly detail: Readonly<Record<string, string>>;
};

/** An error with a code and the values its text needs. */
export function databaseError(
  code: DatabaseCode,
  message: string,
  detail: Readonly<Record<string, string>>,
): DatabaseError {
  return Object.assign(new Error(message), { code, detail });
}

/** The first pattern that matches decides, so causes stand before their consequences. */
const lastWords: readonly (readonly [RegExp, DatabaseCode])[] = [
  [/no space left on device|disk quota exceeded|ENOSPC|EDQUOT/i, 'DB_DISK_FULL'],
  [/lock file .* already exists|pre-existing shared memory block/, 'DB_FOLDER_IN_USE'],
  [/could not bind|could not create any TCP\/IP sockets/, 'DB_PORT_TAKEN'],
  [/initialized by PostgreSQL version/, 'DB_FOLDER_OTHER_VERSION'],
  [/cannot allocate memory|could not map anonymous shared memory/i, 'DB_MEMORY_SHORT'],
  [
    /permission denied|wrong ownership|invalid permissions|read-only file system|not permitted|EACCES|EPERM|EROFS/i,
    'DB_PERMISSION',
  ],
  [
    /checkpoint record|control file|incompatible with server|not a database cluster|page verification failed|could not (open|read|stat|access) (file|directory)|invalid (record|page)/,
    'DB_FOLDER_CORRUPT',
  ],
];

/** The code for what a program or the file system said before it gave up; undefined for words we do not know. */
export function findCode(words: string): DatabaseCode | undefined {
  return lastWords.find(([pattern]) => pattern.test(words))?.[1];
}

/** A coded error out of any failure of a file or a program at a path; coded ones stay as they are. */
export function failureAt(path: string, cause: unknown): Error {
  const words = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof Error && 'code' in cause && /^DB_/.test(String(cause.code))) return cause;
  return databaseError(findCode(words) ?? 'DB_FOLDER_UNUSABLE', `${path}: ${words}`, {
    path,
    words,
  });
}
