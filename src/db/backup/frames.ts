/**
 * The outer form of a backup: a head, then compressed and sealed frames, each in its only possible
 * place. A changed, missing, swapped or added byte anywhere is found when its frame is opened.
 *
 * Head: magic 16, format 2, fingerprint of the key 8, salt 32. Frame: kind 1, length 4, ciphertext,
 * tag 16. The key of a file follows from the backup key and the salt; the nonce of a frame is its
 * number; head and frame head are authenticated. The frame of the trailer is the last one.
 */
import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { fingerprintOf } from './backup-key.ts';
import { backupError } from './errors.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

const MAGIC = Buffer.from('nuanjia backup\n\0', 'latin1');
/** Raised when a reader of before could not read what is written now. */
const FORMAT = 1;
const FINGERPRINT_AT = MAGIC.length + 2;
const SALT_AT = FINGERPRINT_AT + 8;
const HEAD_BYTES = SALT_AT + 32;
const FRAME_HEAD_BYTES = 5;
const TAG_BYTES = 16;
const MAX_FRAME_BYTES = 1 << 20;
/** So many bytes of rows fit into a frame even if they cannot be compressed. */
export const PIECE_BYTES = MAX_FRAME_BYTES - (1 << 13);
/** What a frame may grow to: the header of a province of many counties. */
const MAX_PLAIN_BYTES = 1 << 26;

const kinds = ['header', 'rows', 'last-rows', 'trailer'] as const;
export type FrameKind = (typeof kinds)[number];

export type FrameWriter = {
  readonly write: (kind: FrameKind, plain: Uint8Array) => Promise<void>;
  readonly bytes: () => number;
};

/** Writes the head to an empty file and gives what writes frames after it. */
export async function frameWriter(file: FileHandle, key: KeyObject): Promise<FrameWriter> {
  const format = Buffer.alloc(2);
  format.writeUInt16BE(FORMAT);
  const head = Buffer.concat([MAGIC, format, fingerprintOf(key), randomBytes(32)]);
  const fileKey = fileKeyOf(key, head);
  await file.writeFile(head);
  let bytes = head.length;
  let frame = 0;
  return {
    bytes: () => bytes,
    write: async (kind, plain) => {
      const params = { [constants.ZSTD_c_compressionLevel]: 1 };
      const packed = await compress(plain, { params });
      if (packed.length + TAG_BYTES > MAX_FRAME_BYTES)
        throw new RangeError(`a ${kind} frame of ${packed.length} bytes is too large to be read`);
      const frameHead = Buffer.alloc(FRAME_HEAD_BYTES);
      frameHead.writeUInt8(kinds.indexOf(kind));
      frameHead.writeUInt32BE(packed.length + TAG_BYTES, 1);
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(frame++));
      cipher.setAAD(Buffer.concat([head, frameHead]));
      const sealed = Buffer.concat([
        frameHead,
        cipher.update(packed),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      await file.writeFile(sealed);
      bytes += sealed.length;
    },
  };
}

export type FrameReader = {
  /**
   * The next frame. `part` is what it should hold, for errors.
   * Errors: BACKUP_CUT_OFF, BACKUP_DAMAGED.
   */
  readonly next: (part: string) => Promise<{ readonly kind: FrameKind; readonly plain: Buffer }>;
  /** Errors: BACKUP_DAMAGED when something follows. */
  readonly end: () => Promise<void>;
  readonly bytes: () => number;
};

/** Reads the frames of a file from the first. Errors: BACKUP_FORMAT, BACKUP_NEWER, BACKUP_KEY. */
export async function frameReader(
  file: FileHandle,
  path: string,
  key: KeyObject,
): Promise<FrameReader> {
  const head = await readAt(file, 0, HEAD_BYTES);
  checkHead(head, path, key);
  const fileKey = fileKeyOf(key, head);
  let at = HEAD_BYTES;
  let frame = 0;
  return {
    bytes: () => at,
    next: async (part) => {
      const place = { file: path, part, frame, byte: at };
      const frameHead = await readAt(file, at, FRAME_HEAD_BYTES);
      if (frameHead.length < FRAME_HEAD_BYTES) throw backupError('BACKUP_CUT_OFF', place);
      const length = frameHead.readUInt32BE(1);
      const kind = kinds[frameHead.readUInt8()];
      if (!kind || length < TAG_BYTES || length > MAX_FRAME_BYTES)
        throw backupError('BACKUP_DAMAGED', place);
      const sealed = await readAt(file, at + FRAME_HEAD_BYTES, length);
      if (sealed.length < length) throw backupError('BACKUP_CUT_OFF', place);
      const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(frame));
      decipher.setAAD(Buffer.concat([head, frameHead]));
      decipher.setAuthTag(sealed.subarray(length - TAG_BYTES));
      const packed = decipher.update(sealed.subarray(0, length - TAG_BYTES));
      try {
        decipher.final();
      } catch {
        throw backupError('BACKUP_DAMAGED', place);
      }
      const plain = await decompress(packed, { maxOutputLength: MAX_PLAIN_BYTES });
      at += FRAME_HEAD_BYTES + length;
      frame++;
      return { kind, plain };
    },
    end: async () => {
      if ((await readAt(file, at, 1)).length > 0)
        throw backupError('BACKUP_DAMAGED', { file: path, part: 'end', frame, byte: at });
    },
  };
}

function checkHead(head: Buffer, path: string, key: KeyObject): void {
  const begun = Math.min(head.length, MAGIC.length);
  if (!head.subarray(0, begun).equals(MAGIC.subarray(0, begun)))
    throw backupError('BACKUP_FORMAT', { file: path });
  if (head.length < HEAD_BYTES)
    throw backupError('BACKUP_CUT_OFF', { file: path, part: 'head', frame: 0, byte: head.length });
  const format = head.readUInt16BE(MAGIC.length);
  if (format > FORMAT) throw backupError('BACKUP_NEWER', { file: path, needs: `format ${format}` });
  const sealedWith = head.subarray(FINGERPRINT_AT, SALT_AT);
  if (format < 1) throw backupError('BACKUP_FORMAT', { file: path });
  if (!sealedWith.equals(fingerprintOf(key))) {
    throw backupError('BACKUP_KEY', {
      file: path,
      sealedWith: sealedWith.toString('hex'),
      given: fingerprintOf(key).toString('hex'),
    });
  }
}

const fileKeyOf = (key: KeyObject, head: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, head.subarray(SALT_AT), 'nuanjia backup frames', 32));

function nonceOf(frame: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(frame), 4);
  return nonce;
}

/** Bytes from a place; fewer where the file ends. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
