/** What can be wrong with a backup, as coded errors whose detail names the place. */

export type BackupErrorCode =
  | 'BACKUP_CIRCULAR'
  | 'BACKUP_CUT_OFF'
  | 'BACKUP_DAMAGED'
  | 'BACKUP_EXISTS'
  | 'BACKUP_FORMAT'
  | 'BACKUP_KEY'
  | 'BACKUP_KEY_BROKEN'
  | 'BACKUP_KEY_EXPOSED'
  | 'BACKUP_KEY_MISSING'
  | 'BACKUP_MIGRATION_CHANGED'
  | 'BACKUP_NEWER'
  | 'BACKUP_NOT_EMPTY'
  | 'BACKUP_NOT_FOUND'
  | 'BACKUP_NOT_MIGRATED'
  | 'BACKUP_RESTORE_UNFINISHED'
  | 'BACKUP_RUNNING';

/** An error with a code and the values its text needs; never with anything out of the record. */
export function backupError(
  code: BackupErrorCode,
  detail: Readonly<Record<string, string | number>>,
) {
  return Object.assign(new Error(`${code} ${JSON.stringify(detail)}`), { code, detail });
}
