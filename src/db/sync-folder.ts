/** What a file needs besides its own content so that it is there after a power cut. */
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Writes the names in a folder to the disk: a new or renamed file is safe only then. */
export function syncFolder(folder: string): void {
  // Windows cannot open folders and keeps names safe by itself.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
